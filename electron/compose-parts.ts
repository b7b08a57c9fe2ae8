/** All parts of what the page may ask, as one. */
import { systemTimer } from "./adapters/timer.ts";
import type { WindowContext } from "./compose-context.ts";
import { fail } from "./core/errors.ts";
import { bridgeFunctions } from "./ipc/channels.ts";
import type { Asked } from "./ipc/contract.ts";
import { createActivityPart } from "./services/activity.ts";
import type { Part } from "./services/context.ts";
import { createHousekeepingPart } from "./services/housekeeping.ts";
import { createKeyDetailPart } from "./services/key-detail.ts";
import { createOverviewPart } from "./services/overview.ts";
import { createProvidersPart } from "./services/providers.ts";
import { createSessionPart } from "./services/session-part.ts";

/** What needs the desktop around the window. */
export type DesktopPart = Part<
  | "reveal"
  | "hideRevealed"
  | "copy"
  | "copyText"
  | "clearClipboard"
  | "chooseFile"
  | "saveCalendar"
  | "openKeyPage"
  | "appInfo"
>;

/** Every function of the contract. */
export function mergeParts(composed: WindowContext, desktop: DesktopPart): Asked {
  const { context, session, journal, settings } = composed;
  const missing = Object.fromEntries(
    bridgeFunctions.map((name) => [name, () => Promise.resolve(fail("unsupported", "Not there yet."))]),
  ) as unknown as Asked;
  return {
    ...missing,
    ...createOverviewPart(context, { session, journal }),
    ...createKeyDetailPart(context, journal),
    ...createSessionPart(context, session, systemTimer),
    ...createHousekeepingPart(context),
    ...journal.part,
    ...createActivityPart(context, journal),
    ...createProvidersPart(context),
    ...settings.part,
    ...desktop,
  };
}
