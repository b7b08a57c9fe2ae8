/** All parts of what the page may ask, as one. */
import { systemTimer } from "./adapters/timer.ts";
import type { WindowContext } from "./compose-context.ts";
import type { Asked } from "./ipc/contract.ts";
import { createActivityPart } from "./services/activity.ts";
import { createCheckPart } from "./services/checks.ts";
import type { Part } from "./services/context.ts";
import type { Confirm } from "./services/desktop.ts";
import { createDropIntakePart } from "./services/drop-intake.ts";
import { createExportPart } from "./services/export.ts";
import { createHousekeepingPart } from "./services/housekeeping.ts";
import { createImportPart } from "./services/import.ts";
import { createImports } from "./services/imports.ts";
import { createIntakePart } from "./services/intake-part.ts";
import { createKeyDetailPart } from "./services/key-detail.ts";
import { createLedgerPart } from "./services/ledger.ts";
import { createOverviewPart } from "./services/overview.ts";
import { createOwnProvidersPart } from "./services/own-providers-part.ts";
import { createProviderChecksPart } from "./services/provider-checks-part.ts";
import { createProviderDetailPart } from "./services/provider-detail.ts";
import { createProvidersPart } from "./services/providers.ts";
import { createScheduler, type Scheduler, type SchedulerParts } from "./services/scheduler.ts";
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
  | "exportOwnProvider"
  | "saveLedger"
  | "openKeyPage"
  | "appInfo"
>;

export interface AllParts {
  readonly asked: Asked;
  /** Cancels checks that run or wait: before the app ends. */
  readonly cancelChecks: () => void;
  /** Not started yet. */
  readonly scheduler: Scheduler;
}

/** What the checks that run by themselves need of the desktop. */
type ScheduleDesktop = Pick<SchedulerParts, "machine" | "notify" | "openAt">;

/** Every function of the contract: the compiler misses one that has no part. */
export function mergeParts(
  composed: WindowContext,
  confirm: Confirm,
  desktop: DesktopPart,
  scheduleDesktop: ScheduleDesktop,
): AllParts {
  const { context, session, journal, settings } = composed;
  const checks = createCheckPart(context, systemTimer);
  const scheduler = createScheduler(context, { ...scheduleDesktop, checks, timer: systemTimer });
  const imports = createImports(context);
  const asked: Asked = {
    ...createOverviewPart(context, { session, journal }),
    ...createKeyDetailPart(context, journal),
    ...createSessionPart(context, session, systemTimer),
    ...createHousekeepingPart(context, confirm),
    ...journal.part,
    ...createActivityPart(context, journal),
    ...createLedgerPart(context),
    ...createProvidersPart(context),
    ...createProviderDetailPart(context),
    ...createProviderChecksPart(context),
    ...createOwnProvidersPart(context, confirm),
    ...settings.part,
    ...createIntakePart(context, imports),
    ...createDropIntakePart(context.drafts, imports),
    ...createImportPart(context, imports),
    ...createExportPart(context),
    ...checks.part,
    ...scheduler.part,
    ...desktop,
  };
  return { asked, cancelChecks: () => checks.cancelAll(), scheduler };
}
