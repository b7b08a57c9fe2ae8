/** Controls that are remembered in memory: what a vault would keep, without a vault. */
import type { Controls } from "../../electron/core/checks/index.ts";
import { controlsOf } from "../../electron/core/checks/index.ts";
import { ok } from "../../electron/core/errors.ts";
import type { Random } from "../../electron/core/ports.ts";
import type { Control, KnownControl } from "../../electron/core/vault/index.ts";
import { seededRandom } from "./seeded-random.ts";

export interface MemoryControls extends Controls {
  /** Everything that was kept, oldest first. */
  readonly kept: readonly Control[];
}

/** Nothing is known at first. */
export function memoryControls(random: Random = seededRandom("controls")): MemoryControls {
  const kept: Control[] = [];
  const rows = new Map<string, KnownControl>();
  const controls = controlsOf(
    {
      controlOf: (provider, address) => ok(rows.get(`${provider} ${address}`) ?? null),
      recordControl: (control) => {
        const { provider, address, ...last } = control;
        const place = `${provider} ${address}`;
        const before = rows.get(place)?.refused ?? null;
        const refused = { refused: last, accepted: null, unclear: before, "kept-out": before }[last.outcome];
        rows.set(place, { last, refused });
        kept.push(control);
        return ok();
      },
    },
    random,
  );
  return Object.assign(controls, { kept });
}
