/** The services through which secrets come in and go out to files and providers, on a real vault. */
import type { ProviderDefinition } from "../../electron/core/providers/index.ts";
import { createCheckPart } from "../../electron/services/checks.ts";
import { createExportPart } from "../../electron/services/export.ts";
import { createImportPart } from "../../electron/services/import.ts";
import { createImports } from "../../electron/services/imports.ts";
import { createIntakePart } from "../../electron/services/intake-part.ts";
import { type ManualTimer, manualTimer } from "../fakes/manual-timer.ts";
import { windowContext, type WindowContext, type WindowContextOptions } from "./window-context.ts";

/** A key that by its form is Slack's alone. */
export const slackKey = `xoxb-${"1".repeat(12)}-${"2".repeat(12)}-${"Ab3".repeat(8)}`;
/** A key that by its form is OpenAI's alone; `filler` makes others. */
export const openaiKey = (filler = "aB3_"): string =>
  `sk-proj-${filler.repeat(18)}T3BlbkFJ${filler.repeat(18)}`;

type Parts = ReturnType<typeof partsOf>;

export interface SecretServices extends WindowContext {
  readonly timer: ManualTimer;
  readonly asked: Parts;
  cancelChecks(): void;
}

function partsOf({ context }: WindowContext, timer: ManualTimer) {
  const imports = createImports(context);
  const checks = createCheckPart(context, timer);
  return {
    ...createIntakePart(context, imports),
    ...createImportPart(context, imports),
    ...createExportPart(context),
    ...checks.part,
    cancelAll: () => checks.cancelAll(),
  };
}

/** All of them; the vault is closed when the test has ended. */
export async function secretServices(
  options: WindowContextOptions & { readonly catalogue?: readonly ProviderDefinition[] } = {},
): Promise<SecretServices> {
  const made = await windowContext(options);
  const { catalogue } = options;
  const window = catalogue === undefined ? made : { ...made, context: { ...made.context, catalogue } };
  const timer = manualTimer();
  const asked = partsOf(window, timer);
  return { ...window, timer, asked, cancelChecks: () => asked.cancelAll() };
}

/** Waits, without sleeping, until `condition` holds; fails after a bounded number of turns. */
export async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 2_000; turn += 1) {
    if (condition()) return;
    await new Promise((done) => void setImmediate(done));
  }
  throw new Error("the condition never came true");
}

/** What `addKey` and `checkIntake` get besides the draft. */
export const targetOf = (draft: string, provider: string | null) => ({
  draft,
  provider,
  fields: {},
  secretFields: {},
  allowPrivate: false,
  anyForm: false,
});

/** What `addKey` gets. */
export const additionOf = (draft: string, provider: string | null, name = "SLACK_TOKEN") => ({
  ...targetOf(draft, provider),
  name,
  variable: "SLACK_TOKEN",
  project: null,
  environment: null,
  tags: [],
  note: "",
  createdOn: null,
  expiresOn: null,
  policyDays: 90,
});
