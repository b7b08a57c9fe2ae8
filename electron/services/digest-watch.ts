/** Looks every minute whether the day's notification is due, and shows it. */
import type { BridgeEvent } from "../ipc/events.ts";
import type { ServiceContext } from "./context.ts";
import type { Notify, Timer } from "./desktop.ts";
import { digestDay, digestText } from "./digest.ts";

type DigestContext = Pick<ServiceContext, "session" | "settings" | "clock">;

export interface DigestParts {
  readonly timer: Timer;
  readonly notify: Notify;
  /** Brings the window to the front, and then tells the page. */
  readonly openAt: (event: BridgeEvent) => void;
}

const lookEvery = 60_000;
/** The vault's own note of the last day, so that a second start on a day stays silent. */
const daySetting = "window.digest-day";

/** Watches from now on; the answer ends it. The first look is at once: what was missed is caught up. */
export function watchDigest(context: DigestContext, parts: DigestParts): () => void {
  let stopped = false;
  let cancel = (): void => {};
  const look = async (): Promise<void> => {
    try {
      await showWhenDue(context, parts);
    } catch {
      // A vault that cannot be read or written now is asked again in a minute.
    }
    if (!stopped) cancel = parts.timer.after(lookEvery, () => void look());
  };
  void look();
  return () => {
    stopped = true;
    cancel();
  };
}

async function showWhenDue(context: DigestContext, parts: DigestParts): Promise<void> {
  const { session, clock } = context;
  // The sample's dates are nobody's.
  if (session.isSample() || !context.settings().digest) return;
  const vault = await session.vault();
  if (!vault.ok) return;
  const settings = context.settings();
  const day = digestDay(settings, clock, vault.value.setting(daySetting));
  if (day === null) return;
  // Noted before it is shown: rather one digest too few than one every minute.
  vault.value.setSetting(daySetting, day);
  const text = digestText(vault.value.list(), day, settings.digestNames);
  if (text !== null) parts.notify(text, () => parts.openAt({ type: "command", id: "go.rotation" }));
}
