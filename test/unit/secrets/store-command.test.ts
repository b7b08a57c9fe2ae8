import { Command } from "commander";
import { describe, expect, it, onTestFinished } from "vitest";
import { openDatabase } from "../../../electron/adapters/sqlite.ts";
import { vaultFile } from "../../../electron/adapters/vault-folder.ts";
import type { CommandContext, CommandOutcome } from "../../../electron/cli/context.ts";
import { registerStoreCommands } from "../../../electron/cli/commands/store.ts";
import { fail, ok } from "../../../electron/core/errors.ts";
import type { Result } from "../../../electron/core/errors.ts";
import type { StoreKind } from "../../../electron/core/model.ts";
import type { SealedRecords } from "../../../electron/core/ports.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { createKeychainStore, createSealedStore } from "../../../electron/core/secrets/index.ts";
import type { SessionKeys } from "../../../electron/core/secrets/index.ts";
import { createVault } from "../../../electron/core/vault/index.ts";
import { fixedClock } from "../../fakes/fixed-clock.ts";
import { MemoryKeyring } from "../../fakes/memory-keyring.ts";
import { seededRandom } from "../../fakes/seeded-random.ts";
import { recordingTerminal } from "../../helpers/recording-terminal.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { newKey, secretsOf, valueOf } from "../../helpers/vault-values.ts";

const passphrase = "fake passphrase";

/** A vault with one key on a keychain in memory, and everything that the commands ask for. */
async function setting(kind: StoreKind = "keychain", answers: string[] = []) {
  const folder = temporaryFolder();
  const random = seededRandom(3);
  const keyring = new MemoryKeyring();
  const kept = new Map<string, Secret>();
  const sessionKeys: SessionKeys = {
    get: async (id) => {
      const key = kept.get(id);
      return key === undefined ? null : Secret.fromBytes(key.revealBytes());
    },
    put: async (id, key) => {
      kept.set(id, Secret.fromBytes(key.revealBytes()));
      return ok();
    },
    remove: async (id) => ok(kept.delete(id)),
  };
  let records: SealedRecords | null = null;
  const database = valueOf(openDatabase(vaultFile(folder), { create: true }));
  const makeStore = (wanted: StoreKind, sealedIn: SealedRecords) => {
    records = sealedIn;
    return wanted === "keychain"
      ? createKeychainStore(keyring, { random })
      : createSealedStore({ records: sealedIn, random, sessionKeys });
  };
  const vault = valueOf(
    await createVault({
      folder,
      database,
      clock: fixedClock(),
      random,
      makeStore,
      kind,
      prepare: async (store) => {
        if (kind === "keychain")
          return (await store.probe()).state === "ready" ? ok() : fail("internal", "No.");
        return "initialise" in store
          ? await (store as ReturnType<typeof createSealedStore>).initialise(Secret.fromText(passphrase))
          : fail("internal", "No.");
      },
    }),
  );
  onTestFinished(() => vault.close());
  const key = valueOf(await vault.add(newKey("FAKE_KEY"), secretsOf("fake-value-0000")));
  const terminal = recordingTerminal();
  const asked: string[] = [];
  const context = {
    terminal,
    vault: async () => ok(vault),
    storeOf: async (wanted: StoreKind) => ok(makeStore(wanted, records!)),
    askPassphrase: async (purpose: string, file: string | undefined): Promise<Result<Secret>> => {
      asked.push(`${purpose} ${file ?? "prompt"}`);
      const answer = answers.shift();
      return answer === undefined ? fail("cancelled", "Cancelled.") : ok(Secret.fromText(answer));
    },
    createVault: async (): Promise<Result<never>> =>
      fail("store-absent", "No keychain.", { hint: "Do this." }),
  } as unknown as CommandContext;
  const run = async (...words: string[]): Promise<CommandOutcome> => {
    let outcome: CommandOutcome = fail("internal", "The command did not run.");
    const program = new Command().exitOverride();
    registerStoreCommands(program, async (action) => {
      outcome = await action(context, { json: words.includes("--json") });
    });
    const plain = words.filter((word) => word !== "--json");
    await program.parseAsync(["node", "keystow", ...plain]);
    return outcome;
  };
  return { run, vault, key, keyring, kept, asked, terminal };
}

const done = { ok: true, value: { exitCode: 0 } };
const reveal = async ({ vault, key }: Awaited<ReturnType<typeof setting>>) =>
  valueOf(await vault.readSecrets(key.id)).value.revealText();

describe("init", () => {
  it("without a keychain says what is missing and that nothing was created", async () => {
    const { run } = await setting();
    expect(await run("init")).toMatchObject({
      error: { code: "store-absent", message: "No keychain. Nothing was created.", hint: "Do this." },
    });
  });

  it("refuses a store that does not exist, and a passphrase for the keychain", async () => {
    const { run } = await setting();
    expect(await run("init", "--store", "cloud")).toMatchObject({ error: { code: "usage" } });
    expect(await run("init", "--passphrase-file", "f")).toMatchObject({ error: { code: "usage" } });
  });
});

describe("store status", () => {
  it("names the place and says that it answers", async () => {
    const { run, terminal } = await setting();
    expect(await run("store", "status", "--json")).toEqual(done);
    expect(JSON.parse(terminal.stdout())).toEqual({
      version: 1,
      store: "keychain",
      name: "memory",
      state: "ready",
      keys: 1,
    });
  });

  it("of a locked keychain ends with its error", async () => {
    const { run, keyring, terminal } = await setting();
    keyring.lock();
    expect(await run("store", "status")).toMatchObject({
      error: { code: "store-locked", details: { state: "locked", keys: 1 } },
    });
    expect(terminal.stdout()).toContain("memory (keychain), 1 key");
  });

  it("of a vault that the user locked says so", async () => {
    const { run } = await setting();
    await run("lock");
    expect(await run("store", "status")).toMatchObject({
      error: { code: "store-locked", hint: expect.stringContaining("keystow unlock") },
    });
  });
});

describe("store move", () => {
  it("to the sealed file asks for a new passphrase, moves all and leaves nothing in the keychain", async () => {
    const all = await setting("keychain", [passphrase]);
    expect(await all.run("store", "move", "sealed", "--json")).toEqual(done);
    expect(all.asked).toEqual(["create prompt"]);
    expect(JSON.parse(all.terminal.stdout())).toEqual({ version: 1, store: "sealed", moved: 1 });
    expect(all.vault.info().store).toBe("sealed");
    expect([...all.keyring.items.keys()]).toEqual(["keystow-marker"]);
    expect(await reveal(all)).toBe("fake-value-0000");
  });

  it("and back unlocks the sealed file for it, from a file when one is named", async () => {
    const all = await setting("sealed", [passphrase]);
    await all.run("lock");
    expect(await all.run("store", "move", "keychain", "--passphrase-file", "pass")).toEqual(done);
    expect(all.asked).toEqual(["open pass"]);
    expect(all.vault.info().store).toBe("keychain");
    expect(await reveal(all)).toBe("fake-value-0000");
  });

  it("changes nothing when the target does not work, the user cancels or the vault is locked", async () => {
    const all = await setting("sealed");
    all.keyring.lock();
    expect(await all.run("store", "move", "keychain")).toMatchObject({ error: { code: "store-locked" } });
    expect(all.vault.info().store).toBe("sealed");
    const other = await setting("keychain", []);
    expect(await other.run("store", "move", "sealed")).toMatchObject({ error: { code: "cancelled" } });
    await other.run("lock");
    expect(await other.run("store", "move", "sealed")).toMatchObject({ error: { code: "store-locked" } });
    expect(other.asked).toEqual(["create prompt"]);
    expect(await other.run("store", "move", "keychain")).toMatchObject({ error: { code: "usage" } });
    expect(await other.run("store", "move", "cloud")).toMatchObject({ error: { code: "usage" } });
  });
});

describe("lock and unlock", () => {
  it("of a keychain vault is a note that unlock takes away once the keychain works", async () => {
    const { run, vault, keyring } = await setting();
    expect(await run("lock")).toEqual(done);
    expect(vault.setting("locked")).toBe("true");
    const before = keyring.interfere;
    keyring.lock();
    expect(await run("unlock")).toMatchObject({ error: { code: "store-locked" } });
    expect(vault.setting("locked")).toBe("true");
    keyring.interfere = before;
    expect(await run("unlock")).toEqual(done);
    expect(vault.setting("locked")).toBe("false");
  });

  it("of a sealed vault drops the key, and keeps it for the session again", async () => {
    const all = await setting("sealed", ["not this one", passphrase]);
    expect(await all.run("lock")).toEqual(done);
    expect(await all.vault.readSecrets(all.key.id)).toMatchObject({ error: { code: "store-locked" } });
    expect(await all.run("unlock")).toMatchObject({ error: { code: "wrong-passphrase" } });
    expect(all.kept.size).toBe(0);
    expect(await all.run("unlock")).toEqual(done);
    expect(all.kept.size).toBe(1);
    expect(await reveal(all)).toBe("fake-value-0000");
    await all.run("lock");
    expect(all.kept.size).toBe(0);
  });
});
