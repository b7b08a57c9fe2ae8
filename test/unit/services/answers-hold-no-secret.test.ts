import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { secretForms } from "../../../electron/core/redaction/index.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { createActivityPart } from "../../../electron/services/activity.ts";
import { createHousekeepingPart } from "../../../electron/services/housekeeping.ts";
import { createKeyDetailPart } from "../../../electron/services/key-detail.ts";
import { createOverviewPart } from "../../../electron/services/overview.ts";
import { createProvidersPart } from "../../../electron/services/providers.ts";
import { createSessionPart } from "../../../electron/services/session-part.ts";
import { newKey, secretsOf, testPassphrase, valueOf, windowContext } from "../../helpers/window-context.ts";

/** What stands nowhere in an answer, an error or an event: plain, base64, percent-encoded, JSON and hex. */
function formsOf(text: string): readonly Buffer[] {
  return secretForms(Secret.fromText(text)).map((form) => Buffer.from(form));
}

test.each(["keychain", "sealed"] as const)("no answer about a %s vault holds a value", async (kind) => {
  const window = await windowContext({ kind });
  const { context, session, journal } = window;
  const marked = `marked+${"7".repeat(24)}/=value`;
  const markedField = `second+${"8".repeat(24)}/=value`;
  const secrets = secretsOf(marked, { second: markedField });
  const key = valueOf(await window.vault().add(newKey("A", { provider: "groq", note: "n" }), secrets));
  const file = join(window.folder, ".env");
  writeFileSync(file, `A_KEY=${marked}\n`, { mode: 0o600 });
  valueOf(window.vault().putLink({ keyId: key.id, file, variable: "A_KEY" }));
  const draft = window.drafts.keep(Secret.fromText(marked));
  const parts = {
    ...createOverviewPart(context, { session, journal }),
    ...createKeyDetailPart(context, journal),
    ...createActivityPart(context, journal),
    ...createHousekeepingPart(context, () => Promise.resolve(true)),
    ...createProvidersPart(context),
    ...createSessionPart(context, session, { after: () => () => undefined }),
    ...window.settings.part,
    ...journal.part,
  };
  const ids = [key.id];
  const unlocking = kind === "sealed" ? window.drafts.keep(Secret.fromText("a wrong passphrase")) : null;
  const answers = [
    await parts.overview({ since: null }),
    await parts.keyDetail(key.id),
    await parts.storeState(),
    await parts.providers(),
    await parts.settings(),
    await parts.editKey({ id: key.id, change: { note: marked, fields: { baseUrl: marked } } }),
    await parts.editKey({ id: key.id, change: { name: "B", provider: "openai" } }),
    await parts.editKey({ id: key.id, change: { name: "B" } }),
    await parts.tagKeys({ ids, add: ["t"], remove: [] }),
    await parts.moveKeys({ ids, project: "web" }),
    await parts.setPolicy({ ids, policyDays: 9 }),
    await parts.snooze({ ids, until: "2026-12-01" }),
    await parts.archiveKeys(ids),
    await parts.undo(null),
    await parts.redo(),
    await parts.restoreKeys(ids),
    await parts.createVault({ store: "sealed", passphrase: draft }),
    await parts.lock(),
    await parts.overview({ since: null }),
    await parts.keyDetail(key.id),
    await parts.unlock(unlocking),
    await parts.unlock(kind === "sealed" ? window.drafts.keep(Secret.fromText(testPassphrase)) : null),
    await parts.activity({ limit: 1_000 }),
    await parts.eraseKey(key.id),
    await parts.activity({ limit: 1_000 }),
    window.told,
  ];
  const text = Buffer.from(JSON.stringify(answers, null, 1));
  expect(answers.filter((answer) => "ok" in answer && answer.ok).length).toBeGreaterThan(18);
  for (const form of [...formsOf(marked), ...formsOf(markedField), ...formsOf(testPassphrase)])
    expect(text.includes(form)).toBe(false);
});
