/** What the status bar says of the place where secrets live. */
import type { AppState } from "../../store/state.ts";

export interface StoreText {
  readonly kind: "open" | "locked" | "failing";
  readonly text: string;
}

/** Null while there is nothing to say. */
export function storeText({
  overview,
  storeState,
  error,
}: Pick<AppState, "overview" | "storeState" | "error">): StoreText | null {
  if (error !== null) return { kind: "failing", text: error.message };
  if (overview?.state !== "ready") return null;
  const kept = overview.store === "keychain" ? "Keychain" : "Sealed file";
  // The sample's made-up keys are in no keychain.
  const place = overview.sample ? "Sample vault" : kept;
  if (storeState !== null && storeState.state !== "ready" && storeState.state !== "locked")
    return { kind: "failing", text: `${place} cannot be reached: ${storeState.why}` };
  if (storeState?.state === "locked") return { kind: "locked", text: `${place} locked` };
  if (overview.locked !== null) return { kind: "locked", text: "Keystow locked" };
  return { kind: "open", text: `${place} unlocked` };
}
