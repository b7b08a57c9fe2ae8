/** What the main process tells the page unasked. Never a secret. */
import type { CheckJob, LockReason } from "./answers.ts";

export type BridgeEvent =
  /** The vault, or what is known of it, changed: ask for the overview again. */
  | { readonly type: "changed" }
  /** Values can no longer be reached (or again). The page drops what it shows. */
  | { readonly type: "locked"; readonly reason: LockReason | null }
  /** Hide a revealed secret at once: blur, lock, sleep. */
  | { readonly type: "hide-secrets" }
  | { readonly type: "job"; readonly job: CheckJob }
  /** A copied secret lies in the clipboard for so long; null: it is cleared, or was replaced by somebody. */
  | {
      readonly type: "clipboard";
      readonly clearsInMs: number | null;
      readonly outcome: "holding" | "cleared" | "replaced" | "unverified";
    }
  /** A native menu entry or a notification was chosen: run the page's command of that id. */
  | { readonly type: "command"; readonly id: string }
  | { readonly type: "settings" }
  /** Other providers are known than before: ask for them again. */
  | { readonly type: "providers" };
