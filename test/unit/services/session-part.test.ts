import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Secret } from "../../../electron/core/secret.ts";
import { createSessionPart } from "../../../electron/services/session-part.ts";
import {
  codeOf,
  testPassphrase,
  valueOf,
  windowContext,
  type WindowContext,
} from "../../helpers/window-context.ts";

const never = { after: () => () => undefined };
const partOf = (
  { context, session }: WindowContext,
  timer: Parameters<typeof createSessionPart>[2] = never,
) => createSessionPart(context, session, timer);

describe("making a vault", () => {
  test("the keychain is tried out first, and nothing is made when it does not work", async () => {
    const window = await windowContext({ kind: null });
    window.keyring.lock();
    expect(codeOf(await partOf(window).createVault({ store: "keychain", passphrase: null }))).toMatch(
      /^store-/,
    );
    expect(readdirSync(window.folder)).toEqual([]);
    expect(valueOf(await partOf(window).storeState())).toMatchObject({ state: "locked" });
    window.keyring.interfere = () => null;
    expect(valueOf(await partOf(window).storeState())).toMatchObject({ state: "ready" });
    expect(codeOf(await partOf(window).createVault({ store: "keychain", passphrase: null }))).toBe("ok");
    expect(codeOf(await partOf(window).createVault({ store: "keychain", passphrase: null }))).toBe(
      "vault-exists",
    );
  });

  test("a sealed one wants a passphrase that is long enough, and uses the draft up", async () => {
    const window = await windowContext({ kind: null });
    const { createVault } = partOf(window);
    expect(codeOf(await createVault({ store: "sealed", passphrase: null }))).toBe("invalid-input");
    const short = Secret.fromText("short");
    const draft = window.drafts.keep(short);
    expect(codeOf(await createVault({ store: "sealed", passphrase: draft }))).toBe("invalid-input");
    expect(readdirSync(window.folder)).toEqual([]);
    expect(short.revealBytes().every((byte) => byte === 0)).toBe(true);
    const good = window.drafts.keep(Secret.fromText(testPassphrase));
    expect(codeOf(await createVault({ store: "sealed", passphrase: good }))).toBe("ok");
    expect(codeOf(window.drafts.get(good))).toBe("not-found");
    await window.session.lock("suspended");
    const wrong = window.drafts.keep(Secret.fromText("not the passphrase"));
    expect(codeOf(await partOf(window).unlock(wrong))).toBe("wrong-passphrase");
    expect(codeOf(window.drafts.get(wrong))).toBe("not-found");
    expect(codeOf(await partOf(window).unlock(window.drafts.keep(Secret.fromText(testPassphrase))))).toBe(
      "ok",
    );
  });
});

describe("the store's state", () => {
  test("a store that hangs is told as failing after a while", async () => {
    const window = await windowContext();
    let ring = (): void => undefined;
    const timer = {
      after: (milliseconds: number, work: () => void) => {
        expect(milliseconds).toBe(5_000);
        ring = work;
        return () => undefined;
      },
    };
    await window.vault().forget();
    window.vault().secretStore.state = () => new Promise(() => undefined);
    const asked = partOf(window, timer).storeState();
    ring();
    expect(valueOf(await asked)).toMatchObject({ state: "failing" });
  });

  test("while the window is locked, no store is asked", async () => {
    const window = await windowContext();
    await partOf(window).lock();
    const calls = window.keyring.calls.length;
    expect(valueOf(await partOf(window).storeState())).toMatchObject({ state: "locked", name: "Keychain" });
    expect(window.keyring.calls).toHaveLength(calls);
  });
});
