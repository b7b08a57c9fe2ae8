import { chmodSync, linkSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { makeGit } from "../../../electron/adapters/git.ts";
import { fail, ok } from "../../../electron/core/errors.ts";
import type { Git } from "../../../electron/core/ports.ts";
import type { ExportPreview } from "../../../electron/ipc/answers.ts";
import { makeRepository } from "../../helpers/git-repository.ts";
import { openaiKey, type SecretServices, secretServices, slackKey } from "../../helpers/secret-services.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { codeOf, valueOf } from "../../helpers/window-context.ts";

const outside: Git = {
  inspect: () => Promise.resolve(ok({ inRepository: false, tracked: false, ignored: false })),
};

interface Scene {
  readonly services: SecretServices;
  readonly path: string;
  readonly ids: readonly string[];
  readonly preview: (dialect?: string) => Promise<ExportPreview>;
  readonly write: (
    plan: string,
    confirmation?: string | null,
  ) => ReturnType<SecretServices["asked"]["writeExport"]>;
  readonly content: () => string;
}

/** A vault with SLACK_TOKEN and OPENAI_API_KEY, and a file that is `text` (null: none). */
async function scene(text: string | null, git: Git = outside, folder = temporaryFolder()): Promise<Scene> {
  const services = await secretServices({ git });
  const place = { project: "shop", environment: "dev" };
  const slack = await services.add("SLACK_TOKEN", slackKey, {
    ...place,
    provider: "slack",
    variable: "SLACK_TOKEN",
  });
  const openai = await services.add("OPENAI_API_KEY", openaiKey(), {
    ...place,
    provider: "openai",
    variable: "OPENAI_API_KEY",
  });
  const path = join(folder, ".env");
  if (text !== null) writeFileSync(path, text, { mode: 0o600 });
  const ids = [slack.id, openai.id];
  const preview = async (dialect = "portable"): Promise<ExportPreview> => {
    const { handle } = services.context.chosenFiles.remember(path);
    return valueOf(await services.asked.previewExport({ ids, file: handle, dialect }));
  };
  const write: Scene["write"] = (plan, confirmation = null) =>
    services.asked.writeExport({ plan, confirmation });
  return { services, path, ids, preview, write, content: () => readFileSync(path, "utf8") };
}

const oldFile = `# Payments
PORT=8080
export SLACK_TOKEN="old-value-of-slack"  # rotate me

DATABASE_URL=postgres://user:pw-of-db@db.example/pay
# OPENAI_API_KEY=${openaiKey("zY9-")}
half a line
`;

describe("previewExport", () => {
  test("shows every line, with every value masked", async () => {
    const { preview } = await scene(oldFile);
    const { lines, counts, isNew, inSync, blocked } = await preview();
    const dots = "•".repeat(8);
    expect({ counts, isNew, inSync, blocked }).toEqual({
      counts: { added: 1, changed: 1, same: 0 },
      isNew: false,
      inSync: false,
      blocked: null,
    });
    expect(lines.map(({ kind, oldLine, newLine, after }) => [kind, oldLine, newLine, after])).toEqual([
      ["other", 1, 1, "# Payments"],
      ["other", 2, 2, `PORT=${dots}`],
      ["change", 3, 3, `export SLACK_TOKEN=xoxb-${dots}bAb3  # rotate me`.replace("bAb3", "3Ab3")],
      ["other", 4, 4, ""],
      ["other", 5, 5, `DATABASE_URL=${dots}`],
      ["other", 6, 6, `# OPENAI_API_KEY=${dots}`],
      ["other", 7, 7, dots],
      ["add", null, 8, expect.stringMatching(/^OPENAI_API_KEY=sk-proj-•{8}aB3_$/)],
    ]);
    const answer = JSON.stringify(await preview());
    for (const secret of [
      "pw-of-db",
      slackKey,
      openaiKey(),
      openaiKey("zY9-"),
      "old-value-of",
      "8080",
      "half",
    ])
      expect(answer).not.toContain(secret);
  });

  test("a new file, and one in sync", async () => {
    const { preview, write } = await scene(null);
    const first = await preview();
    expect(first).toMatchObject({ isNew: true, inSync: false, counts: { added: 2 } });
    expect(first.lines.map(({ kind, newLine }) => [kind, newLine])).toEqual([
      ["add", 1],
      ["add", 2],
    ]);
    valueOf(await write(first.plan));
    expect(await preview()).toMatchObject({ isNew: false, inSync: true, counts: { same: 2 } });
  });

  test("the terminal's twin names exactly these keys", async () => {
    const { services, path, preview } = await scene(null);
    expect((await preview("vite")).command).toBe(`keystow env write ${path} -p shop -e dev --dialect vite`);
    await services.add("THIRD", "a third plain value", {
      project: "shop",
      environment: "dev",
      variable: "THIRD",
    });
    expect((await preview()).command).toBe(
      `keystow env write ${path} --key SLACK_TOKEN@shop/dev --key OPENAI_API_KEY@shop/dev`,
    );
  });

  test("several keys for one variable, an archived key, an unknown dialect and a lock are errors", async () => {
    const { services, path, ids } = await scene(null);
    const { handle: file } = services.context.chosenFiles.remember(path);
    const ask = (more: readonly string[], dialect = "portable") =>
      services.asked.previewExport({ ids: [...ids, ...more], file, dialect });
    const twin = await services.add("SLACK_TOKEN", "another plain value", { variable: "SLACK_TOKEN" });
    expect(codeOf(await ask([twin.id]))).toBe("ambiguous-name");
    valueOf(services.vault().archive(twin.id));
    expect(codeOf(await ask([twin.id]))).toBe("invalid-input");
    expect(codeOf(await ask([services.random.uuid()]))).toBe("not-found");
    expect(codeOf(await ask([], "klingon"))).toBe("invalid-input");
    await services.session.lock("asked");
    expect(codeOf(await ask([]))).toBe("store-locked");
  });

  test("a value that the dialect cannot carry blocks the writing, with the reason", async () => {
    const { services, path } = await scene(null);
    const odd = await services.add("ODD", `both ' and " and $HOME`, { variable: "ODD" });
    const { handle: file } = services.context.chosenFiles.remember(path);
    const preview = valueOf(await services.asked.previewExport({ ids: [odd.id], file, dialect: "portable" }));
    expect(preview.blocked).toMatchObject({ code: "not-portable" });
    expect(preview.lines).toEqual([]);
    expect(JSON.stringify(preview)).not.toContain("$HOME");
    const refused = await services.asked.writeExport({ plan: preview.plan, confirmation: null });
    expect(codeOf(refused)).toBe("not-portable");
  });
});

describe("guards", () => {
  const titles = async ({ preview }: Scene) =>
    (await preview()).guards.map(({ tone, title }) => [tone, title]);

  test("git answers: ignored, not ignored, no repository, no answer", async () => {
    const git = (inRepository: boolean, ignored: boolean): Git => ({
      inspect: () => Promise.resolve(ok({ inRepository, ignored, tracked: false })),
    });
    const silent: Git = { inspect: () => Promise.resolve(fail("unsupported", "No git here.")) };
    expect(await titles(await scene(null, git(true, true)))).toEqual([["ok", ".env is git-ignored"]]);
    expect(await titles(await scene(null, git(true, false)))).toEqual([["warn", ".env is not git-ignored"]]);
    expect(await titles(await scene(null, git(false, false)))).toEqual([["ok", "In no git repository"]]);
    expect(await titles(await scene(null, silent))).toEqual([["warn", "git did not answer"]]);
  });

  test.skipIf(process.platform === "win32")("a file that others can read is made ours alone", async () => {
    const made = await scene("PORT=1\n");
    chmodSync(made.path, 0o644);
    expect(await titles(made)).toContainEqual(["warn", "Mode 0644"]);
    valueOf(await made.write((await made.preview()).plan));
    expect(statSync(made.path).mode & 0o777).toBe(0o600);
  });

  test.skipIf(process.platform === "win32")("links are not written, and not even read", async () => {
    for (const make of [symlinkSync, linkSync]) {
      const made = await scene(null);
      const other = join(temporaryFolder(), "other");
      writeFileSync(other, "SLACK_TOKEN=theirs\n", { mode: 0o600 });
      make(other, made.path);
      const preview = await made.preview();
      expect(preview).toMatchObject({ blocked: { code: "file-refused" }, lines: [] });
      expect(codeOf(await made.write(preview.plan))).toBe("file-refused");
      expect(readFileSync(other, "utf8")).toBe("SLACK_TOKEN=theirs\n");
    }
  });

  test("a tracked file is written only when its name is typed", async () => {
    const repository = makeRepository();
    onTestFinished(() => repository.remove());
    repository.write(".env", "PORT=1\n");
    chmodSync(join(repository.folder, ".env"), 0o600);
    repository.git("add", ".env");
    const made = await scene(null, makeGit(), repository.folder);
    const preview = await made.preview();
    expect(preview.blocked?.code).toBe("file-tracked");
    expect(preview.lines).not.toEqual([]);
    expect(codeOf(await made.write(preview.plan))).toBe("file-tracked");
    expect(codeOf(await made.write(preview.plan, "env"))).toBe("file-tracked");
    expect(made.content()).toBe("PORT=1\n");
    expect(codeOf(await made.write(preview.plan, ".env"))).toBe("ok");
    expect(made.content()).toContain(slackKey);
  });
});

describe("writeExport", () => {
  test("writes, links, records, and tells what undo would do", async () => {
    const { services, path, ids, preview, write, content } = await scene(oldFile);
    const changed = valueOf(await write((await preview()).plan));
    const shown = services.context.chosenFiles.shown(path);
    expect(changed).toEqual({
      ids,
      undo: `Write 2 variables to ${shown}`,
      step: expect.any(String) as string,
    });
    expect(content()).toContain(`OPENAI_API_KEY=${openaiKey()}`);
    expect(content()).toContain("postgres://user:pw-of-db@db.example/pay");
    expect(services.vault().links()).toHaveLength(2);
    expect(services.vault().activity(1)).toMatchObject([
      { kind: "env-written", details: { file: path, added: 1, changed: 1 } },
    ]);
    expect(valueOf(await services.asked.exportTargets())).toMatchObject([{ shown, keys: 2 }]);
  });

  test("undo brings the old bytes and links back, redo writes again", async () => {
    const { services, path, preview, write, content } = await scene(oldFile);
    valueOf(await write((await preview()).plan));
    const written = content();
    valueOf(await services.journal.part.undo(null));
    expect(content()).toBe(oldFile);
    expect(services.vault().links()).toEqual([]);
    expect(services.vault().activity(1)).toMatchObject([{ kind: "env-written", details: { file: path } }]);
    valueOf(await services.journal.part.redo());
    expect(content()).toBe(written);
    expect(services.vault().links()).toHaveLength(2);
  });

  test("undo of a new file leaves an empty one", async () => {
    const { services, preview, write, content } = await scene(null);
    valueOf(await write((await preview()).plan));
    valueOf(await services.journal.part.undo(null));
    expect(content()).toBe("");
  });

  test("undo overwrites nothing that somebody wrote since", async () => {
    const { services, path, preview, write, content } = await scene(oldFile);
    valueOf(await write((await preview()).plan));
    writeFileSync(path, "MINE=1\n");
    expect(codeOf(await services.journal.part.undo(null))).toBe("file-changed");
    expect(content()).toBe("MINE=1\n");
  });

  test("a lock drops the step, with the values in it", async () => {
    const { services, preview, write } = await scene(oldFile);
    valueOf(await write((await preview()).plan));
    await services.session.lock("asked");
    expect(services.journal.undoLabel()).toBeNull();
  });

  test.each(["changed", "removed", "made"] as const)(
    "a file that was %s meanwhile: nothing is written",
    async (how) => {
      const { path, preview, write } = await scene(how === "made" ? null : oldFile);
      const { plan } = await preview();
      if (how === "removed") rmSync(path);
      else writeFileSync(path, "NEW=1\n", { mode: 0o600 });
      expect(codeOf(await write(plan))).toBe("file-changed");
      expect(how === "removed" || readFileSync(path, "utf8") === "NEW=1\n").toBe(true);
    },
  );

  test("a plan lasts until it is written, the next preview, ten minutes, or a lock", async () => {
    const { services, preview, write } = await scene(oldFile);
    const first = await preview();
    const second = await preview();
    expect(services.context.drafts.get(first.plan).ok).toBe(false);
    expect(codeOf(await write(first.plan))).toBe("not-found");
    valueOf(await write(second.plan));
    expect(codeOf(await write(second.plan))).toBe("not-found");
    const third = await preview();
    services.clock.advance(10 * 60_000);
    expect(codeOf(await write(third.plan))).toBe("not-found");
    const fourth = await preview();
    await services.session.lock("asked");
    expect(codeOf(await write(fourth.plan))).not.toBe("ok");
    valueOf(await services.session.unlock(null));
    expect(codeOf(await write(fourth.plan))).toBe("not-found");
  });

  test("of two previews that were asked at once, the later one counts", async () => {
    const { preview, write } = await scene(oldFile);
    const [early, late] = await Promise.all([preview(), preview()]);
    expect(codeOf(await write(early.plan))).toBe("not-found");
    expect(codeOf(await write(late.plan))).toBe("ok");
  });

  test("in sync: only the links are remembered", async () => {
    const { services, preview, write, path } = await scene(null);
    valueOf(await write((await preview()).plan));
    for (const link of services.vault().links()) valueOf(services.vault().removeLink(link));
    const before = statSync(path).mtimeMs;
    expect(valueOf(await write((await preview()).plan)).undo).toBeNull();
    expect(services.vault().links()).toHaveLength(2);
    expect(statSync(path).mtimeMs).toBe(before);
  });
});
