import { DatabaseSync } from "node:sqlite";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Secret } from "../../../electron/core/secret.ts";
import { createOverviewPart } from "../../../electron/services/overview.ts";
import {
  codeOf,
  testPassphrase,
  valueOf,
  windowContext,
  type WindowContext,
} from "../../helpers/window-context.ts";

const overviewOf = ({ context, session, journal }: WindowContext) =>
  createOverviewPart(context, { session, journal }).overview;

describe("one vault, kept open", () => {
  test("it is opened once, and an unchanged one is not read again", async () => {
    const window = await windowContext();
    await window.add("A");
    const overview = overviewOf(window);
    const first = valueOf(await overview({ since: null }));
    expect(first).toMatchObject({ state: "ready", keys: [{ name: "A" }], locked: null, sample: false });
    if (first.state !== "ready") throw new Error("not ready");
    const since = first.revision;
    expect(valueOf(await overview({ since }))).toEqual({ state: "unchanged", revision: since });
    expect(valueOf(await window.session.vault())).toBe(window.vault());
  });

  test.each(["another process", "this process", "a new day", "an undo step"] as const)(
    "%s makes another revision",
    async (what) => {
      const window = await windowContext();
      const key = await window.add("A");
      const overview = overviewOf(window);
      const first = valueOf(await overview({ since: null }));
      const since = first.state === "ready" ? first.revision : "";
      if (what === "another process") valueOf(window.another().edit(key.id, { note: "from the terminal" }));
      if (what === "this process") valueOf(window.vault().edit(key.id, { note: "from the window" }));
      if (what === "a new day") window.clock.advance(86_400_000);
      if (what === "an undo step") {
        window.journal.push({
          label: "Move A",
          undo: async () => ({ ok: true, value: undefined }),
          redo: null,
        });
      }
      const second = valueOf(await overview({ since }));
      expect(second.state).toBe("ready");
      if (what === "an undo step") expect(second).toMatchObject({ undo: "Move A", redo: null });
    },
  );

  test("a vault that was removed is missing, and a new one in its place is opened anew", async () => {
    const window = await windowContext();
    await window.add("OLD");
    window.drafts.keep(Secret.fromText("0".repeat(20)));
    window.journal.push({ label: "x", undo: async () => ({ ok: true, value: undefined }), redo: null });
    const file = join(window.folder, "vault.db");
    renameSync(file, `${file}-away`);
    for (const end of ["-wal", "-shm"]) rmSync(file + end, { force: true });
    expect(valueOf(await overviewOf(window)({ since: null }))).toMatchObject({ state: "missing" });
    expect(window.journal.undoLabel()).toBeNull();
    valueOf(await window.session.create("keychain", null));
    await window.add("NEW");
    expect(valueOf(await overviewOf(window)({ since: null }))).toMatchObject({ keys: [{ name: "NEW" }] });
  });

  test("a damaged vault and a newer one say so in our words", async () => {
    const window = await windowContext({ kind: null });
    writeFileSync(
      join(window.folder, "vault.db"),
      "not a database, but long enough to be read as one".repeat(20),
    );
    expect(valueOf(await overviewOf(window)({ since: null }))).toMatchObject({
      state: "failing",
      error: { code: "vault-damaged" },
    });
    const newer = await windowContext();
    const database = new (await import("node:sqlite")).DatabaseSync(join(newer.folder, "vault.db"));
    database.exec("PRAGMA user_version = 999");
    database.close();
    await newer.session.close();
    const reopened = newer.place.open({ isLocked: () => false });
    expect(codeOf(reopened)).toBe("vault-newer");
  });
});

describe("the lock", () => {
  test("asked: as keystow lock does, and until one of the two opens it", async () => {
    const window = await windowContext();
    const key = await window.add("A", "locked-away-000");
    const terminal = window.another();
    await window.session.lock("asked");
    expect(window.session.lockReason()).toBe("asked");
    expect(terminal.setting("locked")).toBe("true");
    expect(codeOf(await window.vault().readSecrets(key.id))).toBe("store-locked");
    expect(window.told).toContainEqual({ type: "locked", reason: "asked" });
    expect(valueOf(await overviewOf(window)({ since: null }))).toMatchObject({
      locked: "asked",
      keys: [{ name: "A" }],
    });
    terminal.setSetting("locked", "false");
    await window.session.refresh();
    expect(window.session.lockReason()).toBeNull();
    expect(window.told.at(-1)).toEqual({ type: "locked", reason: null });
    expect(valueOf(await window.vault().readSecrets(key.id)).value.revealText()).toBe("locked-away-000");
  });

  test("asked while another program holds the vault: this window is locked, and says that the terminal is not", async () => {
    const window = await windowContext();
    const key = await window.add("A");
    const other = new DatabaseSync(join(window.folder, "vault.db"));
    other.exec("BEGIN IMMEDIATE");
    try {
      expect(codeOf(await window.session.lock("asked"))).toBe("vault-busy");
      expect(window.session.lockReason()).toBe("asked");
      expect(codeOf(await window.vault().readSecrets(key.id))).toBe("store-locked");
    } finally {
      other.close();
    }
  });

  test.each(["idle", "suspended", "screen-locked"] as const)(
    "%s locks this window only: a check in cron goes on",
    async (reason) => {
      const window = await windowContext();
      const key = await window.add("A");
      const terminal = window.another();
      await window.session.lock(reason);
      expect(window.session.lockReason()).toBe(reason);
      expect(codeOf(await window.vault().readSecrets(key.id))).toBe("store-locked");
      expect(codeOf(await terminal.readSecrets(key.id))).toBe("ok");
      valueOf(await window.session.unlock(null));
      expect(codeOf(await window.vault().readSecrets(key.id))).toBe("ok");
    },
  );

  test("nothing is written while it is locked either", async () => {
    const window = await windowContext();
    await window.session.lock("idle");
    await expect(window.add("A")).rejects.toThrow("store-locked");
    expect(window.vault().list()).toEqual([]);
  });

  test("the terminal's lock is noticed, wipes drafts and steps with values, and can be ended here", async () => {
    const window = await windowContext();
    const draft = window.drafts.keep(Secret.fromText("0".repeat(20)));
    const dropped: string[] = [];
    const step = (label: string, holdsSecrets: boolean) => ({
      label,
      holdsSecrets,
      undo: async () => ({ ok: true, value: undefined }) as const,
      redo: null,
      dropped: () => void dropped.push(label),
    });
    window.journal.push(step("plain", false));
    window.journal.push(step("with values", true));
    window.another().setSetting("locked", "true");
    expect(window.session.lockReason()).toBe("terminal");
    await window.session.refresh();
    expect(codeOf(window.drafts.get(draft))).toBe("not-found");
    expect(dropped).toEqual(["with values"]);
    expect(window.journal.undoLabel()).toBe("plain");
    valueOf(await window.session.unlock(null));
    expect(window.another().setting("locked")).toBe("false");
  });

  test("a value that was being read when the lock came is not handed out", async () => {
    const window = await windowContext();
    const key = await window.add("A");
    await window.vault().readSecrets(key.id);
    window.keyring.interfere = ({ action }) => {
      if (action === "get") void window.session.lock("idle");
      return null;
    };
    expect(codeOf(await window.vault().readSecrets(key.id))).toBe("store-locked");
  });

  test("unlocking fails while the keychain does not work, and stays locked", async () => {
    const window = await windowContext();
    await window.session.lock("idle");
    window.keyring.lock();
    expect(codeOf(await window.session.unlock(null))).toMatch(/^store-/);
    expect(window.session.lockReason()).toBe("idle");
  });

  test("a sealed vault opens with its passphrase only, and the window forgets its key when idle", async () => {
    const window = await windowContext({ kind: "sealed" });
    const key = await window.add("A");
    await window.session.lock("idle");
    expect(codeOf(await window.session.unlock(null))).toBe("wrong-passphrase");
    expect(codeOf(await window.session.unlock(Secret.fromText("another passphrase")))).toBe(
      "wrong-passphrase",
    );
    expect(window.session.lockReason()).toBe("idle");
    expect(codeOf(await window.vault().readSecrets(key.id))).toBe("store-locked");
    valueOf(await window.session.unlock(Secret.fromText(testPassphrase)));
    expect(codeOf(await window.vault().readSecrets(key.id))).toBe("ok");
  });

  test("asked, a sealed vault is not marked: its passphrase is the lock, for both doors", async () => {
    const window = await windowContext({ kind: "sealed" });
    const key = await window.add("A");
    await window.session.lock("asked");
    await window.session.refresh();
    expect(window.session.lockReason()).toBe("asked");
    expect(window.another().setting("locked")).toBeNull();
    expect(codeOf(await window.another().readSecrets(key.id))).toBe("store-locked");
    expect(codeOf(await window.vault().readSecrets(key.id))).toBe("store-locked");
    valueOf(await window.session.unlock(Secret.fromText(testPassphrase)));
    expect(window.session.lockReason()).toBeNull();
  });

  test("a sealed vault that nobody opened yet is locked by its passphrase", async () => {
    const window = await windowContext({ kind: "sealed" });
    const key = await window.add("A");
    await window.vault().forget();
    expect(valueOf(await overviewOf(window)({ since: null }))).toMatchObject({ locked: "passphrase" });
    expect(codeOf(await window.vault().readSecrets(key.id))).toBe("store-locked");
    valueOf(await window.session.unlock(Secret.fromText(testPassphrase)));
    expect(window.session.lockReason()).toBeNull();
  });

  test("a lock wipes what the vault keeps of secrets for speed: nothing is compared without its store", async () => {
    const window = await windowContext();
    await window.add("A");
    const same = () => window.vault().findSame(Secret.fromText("0".repeat(20)));
    window.keyring.lock();
    expect(codeOf(await same())).toBe("ok");
    await window.session.lock("idle");
    expect(codeOf(await same())).toBe("store-locked");
  });
});
