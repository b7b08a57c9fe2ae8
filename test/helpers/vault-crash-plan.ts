/** What a vault driver is to do, and what the vault must hold after each step. */
import type { SeededRandom } from "../fakes/seeded-random.ts";

export type VaultStep =
  | { readonly kind: "add"; readonly name: string; readonly value: string; readonly extra: string }
  | { readonly kind: "replace"; readonly name: string; readonly value: string; readonly extra: string }
  | { readonly kind: "erase"; readonly name: string }
  | { readonly kind: "move" };

/** The secrets of a vault by the names of their keys: value and secret field. */
export type VaultContent = ReadonlyMap<string, string>;

/** One text for the two secrets of a key, so that they can be compared at once. */
export const contentOf = (value: string, extra: string): string => `${value} + ${extra}`;

/** The content after `step`. */
export function afterStep(before: VaultContent, step: VaultStep): VaultContent {
  const after = new Map(before);
  if (step.kind === "erase") after.delete(step.name);
  else if (step.kind !== "move") after.set(step.name, contentOf(step.value, step.extra));
  return after;
}

const pretend = (random: SeededRandom): string => `pretend-${random.bytes(12).toString("hex")}`;

/** A new key or a new secret for an old one. */
export function writeStep(kind: "add" | "replace", name: string, random: SeededRandom): VaultStep {
  return { kind, name, value: pretend(random), extra: pretend(random) };
}

/** `count` steps that make sense one after the other, on a vault that holds `names`. */
export function randomSteps(
  random: SeededRandom,
  names: readonly string[],
  count: number,
): readonly VaultStep[] {
  const present = [...names];
  const steps: VaultStep[] = [];
  for (let index = 0; index < count; index += 1) {
    const kind = (["add", "replace", "erase", "move"] as const)[random.below(4)];
    const name = present[random.below(Math.max(1, present.length))];
    if (kind === "move") steps.push({ kind });
    else if (kind === "add" || name === undefined) {
      present.push(`NEW_${index}`);
      steps.push(writeStep("add", `NEW_${index}`, random));
    } else if (kind === "replace") steps.push(writeStep("replace", name, random));
    else {
      present.splice(present.indexOf(name), 1);
      steps.push({ kind: "erase", name });
    }
  }
  return steps;
}
