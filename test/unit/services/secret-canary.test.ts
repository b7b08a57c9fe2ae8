import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fail } from "../../../electron/core/errors.ts";
import { secretForms } from "../../../electron/core/redaction/index.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { createScriptedHttp } from "../../fakes/scripted-http.ts";
import { additionOf, secretServices, targetOf, until } from "../../helpers/secret-services.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

const names = ["pasted", "field", "passphrase", "replaced", "stored", "file", "imported", "dropped"] as const;

/** Marked texts with characters that every encoding writes in its own way. */
const marked = (name: (typeof names)[number]): string => `canary/${name}+"é&${"zQ8x".repeat(4)}=end`;
const forms = names.flatMap((name) => secretForms(Secret.fromText(marked(name))));

/** The server repeats what it was sent, in its answer's text. */
const echoing = () =>
  createScriptedHttp(({ headers, url }) => ({
    status: 200,
    body: JSON.stringify({ username: Object.values(headers).join(" "), id: url.href }),
  }));

test("no answer and no event holds a secret, in no form", async () => {
  const services = await secretServices({ http: echoing() });
  const { asked, told } = services;
  const answers: unknown[] = [];
  const seen = async <T>(answer: Promise<T>): Promise<T> => {
    answers.push(await answer);
    return await answer;
  };
  const draftOf = async (text: string, purpose: "key" | "field" | "passphrase"): Promise<string> => {
    const intake = await seen(asked.intake({ text, purpose }));
    return intake.ok && intake.value.kind !== "import" ? intake.value.draft : "";
  };
  const langflow = { fields: { baseUrl: "http://localhost:7860" }, allowPrivate: true };

  const draft = await draftOf(marked("pasted"), "key");
  await draftOf(marked("field"), "field");
  await draftOf(marked("passphrase"), "passphrase");
  await seen(asked.checkIntake({ ...targetOf(draft, "langflow"), ...langflow }));
  await seen(asked.addKey({ ...additionOf(draft, "langflow", ""), ...langflow }));
  const added = await seen(asked.addKey({ ...additionOf(draft, "langflow"), ...langflow }));
  const id = added.ok ? (added.value.ids[0] ?? "") : "";
  const again = { id, secretFields: {}, expiresOn: null, anyForm: false };
  await seen(asked.replaceSecret({ ...again, draft: await draftOf(marked("replaced"), "key") }));
  const { id: other } = await services.add("OTHER", marked("stored"), { variable: "OTHER" });

  await seen(asked.startCheck([id, other]));
  await until(() => told.some((event) => event.type === "job" && event.job.state === "done"));

  const path = join(temporaryFolder(), ".env");
  writeFileSync(path, `OTHER='${marked("file")}'\n# OLD='${marked("file")}'\n`, { mode: 0o600 });
  const { handle: file } = services.context.chosenFiles.remember(path);
  for (const dialect of ["node", "portable", "docker-run"]) {
    const preview = await seen(asked.previewExport({ ids: [id, other], file, dialect }));
    if (preview.ok) await seen(asked.writeExport({ plan: preview.value.plan, confirmation: null }));
  }
  const place = { project: null, environment: null };
  const imported = await seen(
    asked.intake({ text: `A_KEY='${marked("imported")}'\nB_KEY='${marked("imported")}2'\n`, purpose: "key" }),
  );
  if (imported.ok && imported.value.kind === "import") {
    const rows = [{ index: 0, provider: null }];
    await seen(asked.replanImport({ draft: imported.value.preview.draft, ...place, project: "shop" }));
    await seen(asked.commitImport({ draft: imported.value.preview.draft, rows }));
  }
  const dropped = join(temporaryFolder(), ".env");
  writeFileSync(dropped, `C_KEY='${marked("dropped")}'\n${marked("dropped")}\nD="${marked("dropped")}\n`);
  services.context.chosenFiles.noteDropped(dropped);
  await seen(asked.previewDroppedFile({ path: dropped, ...place }));
  services.keyring.interfere = () => fail("store-failing", "The keychain failed.");
  await services.vault().forget();
  await draftOf(marked("pasted"), "key");
  await seen(asked.previewExport({ ids: [id, other], file, dialect: "node" }));

  const all = JSON.stringify([answers, told, services.vault().activity(100), services.vault().requests(100)]);
  expect(answers.length).toBeGreaterThan(12);
  expect(answers.filter((answer) => (answer as { ok: boolean }).ok).length).toBeGreaterThan(10);
  for (const form of forms) expect(all).not.toContain(form);
  // Pieces of the mark, beyond the four characters that a masked form may show.
  expect(all).not.toContain("zQ8x=end");
  expect(all).not.toContain("canary/");
});
