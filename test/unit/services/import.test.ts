import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fail, ok } from "../../../electron/core/errors.ts";
import type { ImportPreview } from "../../../electron/ipc/answers.ts";
import { openaiKey, type SecretServices, secretServices, slackKey } from "../../helpers/secret-services.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { codeOf, valueOf } from "../../helpers/window-context.ts";

const place = { project: "shop", environment: "dev" };
const shared = `sk_live_${"0".repeat(24)}`;

/** A file with `text`, and its preview by handle. */
async function preview(
  services: SecretServices,
  text: string,
): Promise<ImportPreview & { readonly path: string }> {
  const path = join(temporaryFolder(), ".env");
  writeFileSync(path, text);
  const { handle: file } = services.context.chosenFiles.remember(path);
  return { ...valueOf(await services.asked.previewImport({ file, ...place })), path };
}

const text = `SLACK_TOKEN=${slackKey}
PAYMENT_KEY=${shared}
PORT=3000
OPENAI_API_KEY=your-api-key
AGAIN=${slackKey}
just a line
`;

describe("a preview", () => {
  test("one masked row a variable, with what can become of it", async () => {
    const services = await secretServices();
    const { rows, source, problems, path, git } = await preview(services, text);
    expect(source).toBe(services.context.chosenFiles.shown(path));
    expect(git).toBeNull();
    expect(rows.map(({ index, variable, state, provider }) => [index, variable, state, provider])).toEqual([
      [0, "SLACK_TOKEN", "new", "slack"],
      [1, "PAYMENT_KEY", "new", null],
      [2, "PORT", "placeholder", null],
      [3, "OPENAI_API_KEY", "placeholder", null],
      [4, "AGAIN", "repeated", "slack"],
    ]);
    expect(rows[1]?.candidates).toContainEqual({ provider: "stripe", name: "Stripe" });
    expect(problems).toEqual(["Line 6: This is neither an assignment nor a comment."]);
    for (const secret of [slackKey, shared, "3000"]) expect(JSON.stringify(rows)).not.toContain(secret);
    expect(readFileSync(path, "utf8")).toBe(text);
  });

  test.each([
    ["tracked", { inRepository: true, tracked: true, ignored: false }],
    ["ignored", { inRepository: true, tracked: false, ignored: true }],
    ["untracked", { inRepository: true, tracked: false, ignored: false }],
    ["outside", { inRepository: false, tracked: false, ignored: false }],
  ])("says that git has the file %s", async (state, facts) => {
    const services = await secretServices({ git: { inspect: () => Promise.resolve(ok(facts)) } });
    expect((await preview(services, text)).git).toBe(state);
  });

  test("a name that may be a secret itself is dots", async () => {
    const services = await secretServices();
    const strange = "aGVsbG8gd29ybGQgaGVsbG8gd29ybGQ";
    const shown = await preview(services, `${strange}=\n${strange}="open\n`);
    expect(JSON.stringify(shown.rows) + JSON.stringify(shown.problems)).not.toContain(strange);
  });
});

describe("a dropped file", () => {
  test("is read by its path", async () => {
    const services = await secretServices();
    const path = join(temporaryFolder(), "dropped.env");
    writeFileSync(path, `SLACK_TOKEN=${slackKey}\n`);
    services.context.chosenFiles.noteDropped(path);
    const shown = valueOf(await services.asked.previewDroppedFile({ path, ...place }));
    expect(shown.rows).toMatchObject([{ variable: "SLACK_TOKEN", state: "new" }]);
  });

  test("folders, files that are too large or binary, and what is no path are refused", async () => {
    const services = await secretServices();
    const folder = temporaryFolder();
    const drop = async (path: string) => {
      services.context.chosenFiles.noteDropped(path);
      return codeOf(await services.asked.previewDroppedFile({ path, ...place }));
    };
    mkdirSync(join(folder, "folder"));
    writeFileSync(join(folder, "large"), Buffer.alloc(1024 * 1024 + 1, 97));
    writeFileSync(join(folder, "binary"), Buffer.from([65, 61, 0, 66]));
    expect(await drop(join(folder, "folder"))).toBe("file-refused");
    expect(await drop(join(folder, "large"))).toBe("file-unreadable");
    expect(await drop(join(folder, "binary"))).toBe("malformed");
    expect(await drop(join(folder, "none"))).toBe("file-missing");
    expect(await drop("")).toBe("file-refused");
    expect(await drop("relative/.env")).toBe("file-refused");
  });
});

describe("replanImport", () => {
  test("says what the same lines are in another place, and that place gets the keys", async () => {
    const services = await secretServices();
    const first = await preview(services, `SLACK_TOKEN=${slackKey}\n`);
    valueOf(
      await services.asked.commitImport({ draft: first.draft, rows: [{ index: 0, provider: "slack" }] }),
    );
    const other = `${slackKey.slice(0, -4)}WXYZ`;
    const { draft, rows, path } = await preview(services, `SLACK_TOKEN=${other}\n`);
    expect(rows).toMatchObject([{ state: "conflict" }]);
    const moved = valueOf(await services.asked.replanImport({ draft, project: "blog", environment: null }));
    expect(moved).toMatchObject({ draft, rows: [{ index: 0, state: "new", provider: "slack" }] });
    expect(moved.source).toBe(services.context.chosenFiles.shown(path));
    expect(JSON.stringify(moved)).not.toContain(other);
    valueOf(await services.asked.commitImport({ draft, rows: [{ index: 0, provider: "slack" }] }));
    const places = services
      .vault()
      .list()
      .map(({ project, environment }) => [project, environment]);
    expect(places).toContainEqual(["blog", null]);
    expect(places).toContainEqual(["shop", "dev"]);
  });

  test("a draft that was dropped cannot be moved", async () => {
    const services = await secretServices();
    const { draft } = await preview(services, text);
    services.context.drafts.drop(draft);
    expect(codeOf(await services.asked.replanImport({ draft, ...place }))).toBe("not-found");
  });
});

describe("commitImport", () => {
  test("adds the chosen rows with the chosen providers, links them, and is one step", async () => {
    const services = await secretServices();
    const { draft, path } = await preview(services, text);
    const imported = valueOf(
      await services.asked.commitImport({
        draft,
        rows: [
          { index: 1, provider: "stripe" },
          { index: 0, provider: "slack" },
          { index: 4, provider: "slack" },
        ],
      }),
    );
    const label = `Import 2 keys from ${services.context.chosenFiles.shown(path)}`;
    expect(imported).toMatchObject({ added: 2, skipped: 1, undo: label });
    const keys = services.vault().list();
    expect(keys.map(({ name, provider, project }) => [name, provider, project])).toEqual([
      ["PAYMENT_KEY", "stripe", "shop"],
      ["SLACK_TOKEN", "slack", "shop"],
    ]);
    expect(services.vault().links()).toHaveLength(2);
    expect(services.vault().activity(1)).toMatchObject([
      { kind: "imported", details: { added: 2, file: path } },
    ]);
    const stored = valueOf(await services.vault().readSecrets(keys[1]?.id ?? ""));
    expect(stored.value.revealText()).toBe(slackKey);
    valueOf(await services.journal.part.undo(null));
    expect(services.vault().list()).toEqual([]);
    valueOf(await services.journal.part.redo());
    expect(services.vault().list()).toHaveLength(2);
    expect(codeOf(await services.asked.commitImport({ draft, rows: [{ index: 0, provider: null }] }))).toBe(
      "not-found",
    );
  });

  test("a name that was taken since the preview is skipped, not overwritten", async () => {
    const services = await secretServices();
    const { draft } = await preview(services, text);
    await services.add("SLACK_TOKEN", "another value here", place);
    const imported = valueOf(
      await services.asked.commitImport({ draft, rows: [{ index: 0, provider: "slack" }] }),
    );
    expect(imported).toEqual({ ids: [], undo: null, step: null, added: 0, skipped: 1 });
  });

  test("a key is not given to a provider whose form it has not, and nothing is stored then", async () => {
    const services = await secretServices();
    const { draft } = await preview(services, `A_KEY=${openaiKey()}\nSLACK_TOKEN=${slackKey}\n`);
    const rows = [
      { index: 0, provider: "openai" },
      { index: 1, provider: "openai" },
    ];
    const refused = await services.asked.commitImport({ draft, rows });
    expect(refused).toMatchObject({ ok: false, error: { code: "needs-confirmation" } });
    expect(JSON.stringify(refused)).toContain("Line 2");
    expect(services.vault().list()).toEqual([]);
    expect(codeOf(await services.asked.commitImport({ draft, rows: [{ index: 7, provider: null }] }))).toBe(
      "not-found",
    );
    expect(
      codeOf(await services.asked.commitImport({ draft, rows: [{ index: 0, provider: "nobody" }] })),
    ).toBe("provider-unknown");
  });

  test("after ten minutes or a lock the values are gone", async () => {
    const services = await secretServices();
    const first = await preview(services, text);
    services.clock.advance(10 * 60_000);
    const rows = [{ index: 0, provider: "slack" }];
    expect(codeOf(await services.asked.commitImport({ draft: first.draft, rows }))).toBe("not-found");
    const second = await preview(services, text);
    await services.session.lock("asked");
    expect(codeOf(await services.asked.commitImport({ draft: second.draft, rows }))).not.toBe("ok");
    valueOf(await services.session.unlock(null));
    expect(codeOf(await services.asked.commitImport({ draft: second.draft, rows }))).toBe("not-found");
  });

  test("a store that fails half-way: what was stored stays and can be undone", async () => {
    const services = await secretServices();
    const { draft } = await preview(services, text);
    let writes = 0;
    services.keyring.interfere = ({ action }) => {
      if (action === "set") writes += 1;
      return writes > 1 ? fail("store-denied", "The keychain said no.") : null;
    };
    const rows = [
      { index: 0, provider: "slack" },
      { index: 1, provider: null },
    ];
    const stopped = await services.asked.commitImport({ draft, rows });
    expect(stopped).toMatchObject({ ok: false, error: { code: "store-denied" } });
    expect(JSON.stringify(stopped)).toContain("1 key was stored");
    services.keyring.interfere = () => null;
    expect(services.vault().list()).toHaveLength(1);
    valueOf(await services.journal.part.undo(null));
    expect(services.vault().list()).toEqual([]);
  });
});
