import { describe, expect, it } from "vitest";
import { childEnvironment, keyringWorkerFile } from "../../../electron/adapters/keyring-child.ts";
import type { KeyringRequest, KeyringWorker } from "../../../electron/adapters/keyring-protocol.ts";
import { createKeyring, mayPrompt } from "../../../electron/adapters/keyring.ts";

/** Helpers in memory: what they were asked, how many live, and what they do with a request. */
function helpers(
  answer: (request: KeyringRequest, reply: (message: unknown) => void, end: () => void) => void,
) {
  const requests: KeyringRequest[] = [];
  let started = 0;
  let alive = 0;
  const startWorker = (): KeyringWorker => {
    started += 1;
    alive += 1;
    let listen: (message: unknown) => void = () => {};
    let ended: () => void = () => {};
    let dead = false;
    const end = () => {
      if (dead) return;
      dead = true;
      alive -= 1;
      ended();
    };
    return {
      send: (request) => {
        requests.push(request);
        queueMicrotask(() => answer(request, (message) => listen(message), end));
      },
      onReply: (listener) => void (listen = listener),
      onEnd: (listener) => void (ended = listener),
      kill: () => Promise.resolve(end()),
    };
  };
  return { startWorker, requests, started: () => started, alive: () => alive };
}

const fine = (request: KeyringRequest, reply: (message: unknown) => void) =>
  reply({ number: request.number, ok: true, value: request.action === "remove" ? true : "text" });

describe("the keychain's helper process", () => {
  it("is not started before it is needed, and ends with close", async () => {
    const { startWorker, started, alive } = helpers(fine);
    const keyring = createKeyring({ startWorker });
    expect(started()).toBe(0);
    expect(await keyring.get("a")).toEqual({ ok: true, value: "text" });
    expect(alive()).toBe(1);
    await keyring.close();
    expect(alive()).toBe(0);
    expect(await keyring.get("a")).toMatchObject({ ok: false, error: { code: "store-failing" } });
    expect(started()).toBe(1);
  });

  it("is restarted after so many items; the same item again does not count", async () => {
    const { startWorker, started, alive } = helpers(fine);
    const keyring = createKeyring({ startWorker, accountsPerWorker: 3 });
    for (const account of ["a", "b", "c", "a", "b", "c"]) await keyring.get(account);
    expect(started()).toBe(1);
    await keyring.get("d");
    expect(started()).toBe(2);
    expect(alive()).toBe(1);
  });

  it("gets one request at a time, in order", async () => {
    let open = 0;
    let most = 0;
    const { startWorker, requests } = helpers((request, reply) => {
      open += 1;
      most = Math.max(most, open);
      setImmediate(() => {
        open -= 1;
        fine(request, reply);
      });
    });
    const keyring = createKeyring({ startWorker });
    await Promise.all(["a", "b", "c"].map((account) => keyring.get(account)));
    expect(most).toBe(1);
    expect(requests.map(({ account }) => account)).toEqual(["a", "b", "c"]);
  });

  it("that does not answer is killed at the limit, and the next call gets a new one", async () => {
    let silent = true;
    const { startWorker, started, alive } = helpers((request, reply) => {
      if (!silent) fine(request, reply);
    });
    const keyring = createKeyring({ startWorker, callLimit: 20 });
    expect(await keyring.get("a")).toMatchObject({ ok: false, error: { code: "store-timeout" } });
    expect(alive()).toBe(0);
    silent = false;
    expect(await keyring.get("a")).toMatchObject({ ok: true });
    expect(started()).toBe(2);
  });

  it("that dies fails the call, and only that one", async () => {
    let dying = true;
    const { startWorker } = helpers((request, reply, end) => {
      if (dying) end();
      else fine(request, reply);
    });
    const keyring = createKeyring({ startWorker });
    expect(await keyring.set("a", "x")).toMatchObject({ ok: false, error: { code: "store-failing" } });
    dying = false;
    expect(await keyring.set("a", "x")).toEqual({ ok: true });
  });

  it("is replaced after a failure, so that a broken connection is never used twice", async () => {
    const { startWorker, started } = helpers((request, reply) =>
      reply({ number: request.number, ok: false, trouble: "locked" }),
    );
    const keyring = createKeyring({ startWorker });
    expect(await keyring.remove("a")).toMatchObject({ error: { code: "store-locked" } });
    await keyring.get("a");
    expect(started()).toBe(2);
  });

  it.each([
    ["an answer to another question", { number: 99, ok: true, value: "other" }],
    ["no object", "text"],
    ["nothing", null],
    ["an unknown trouble with a foreign text", { number: 1, ok: false, trouble: "fake-secret" }],
  ])("is not believed when it says %s", async (_what, message) => {
    const { startWorker } = helpers((_request, reply) => reply(message));
    const keyring = createKeyring({ startWorker, callLimit: 20 });
    const result = await keyring.get("a");
    expect(result).toMatchObject({ ok: false, error: { code: "store-timeout" } });
    expect(JSON.stringify(result)).not.toContain("fake-secret");
  });

  it("that hangs ends with close, and so does the call", async () => {
    const { startWorker, alive } = helpers(() => {});
    const keyring = createKeyring({ startWorker, callLimit: 60_000 });
    const pending = keyring.get("a");
    await new Promise((done) => setImmediate(done));
    await keyring.close();
    expect(await pending).toMatchObject({ ok: false, error: { code: "store-failing" } });
    expect(alive()).toBe(0);
  });
});

describe("the helper's surroundings", () => {
  it("are without what makes Node load other code", () => {
    const kept = childEnvironment({ NODE_OPTIONS: "--require=x", NODE_V8_COVERAGE: "x", HOME: "/home/user" });
    expect(kept).toEqual({ HOME: "/home/user" });
  });

  it("keep the bus that is named, and name none that is not there", () => {
    const named = { DBUS_SESSION_BUS_ADDRESS: "unix:path=/x", XDG_RUNTIME_DIR: "/nonexistent" };
    expect(childEnvironment(named)).toEqual(named);
    expect(childEnvironment({ XDG_RUNTIME_DIR: "/nonexistent" })).toEqual({
      XDG_RUNTIME_DIR: "/nonexistent",
    });
  });

  it("name the helper's file beside the program, from source and from a build", () => {
    expect(keyringWorkerFile("file:///app/electron/adapters/keyring-child.ts").pathname).toBe(
      "/app/electron/adapters/keyring-worker.ts",
    );
    expect(keyringWorkerFile("file:///app/dist/cli/store-abc123.js").pathname).toBe(
      "/app/dist/cli/keyring-worker.js",
    );
  });

  it.each([
    ["linux", {}, false],
    ["linux", { DISPLAY: "" }, false],
    ["linux", { DISPLAY: ":0" }, true],
    ["linux", { WAYLAND_DISPLAY: "wayland-0" }, true],
    ["darwin", {}, true],
    ["win32", { DISPLAY: ":0" }, false],
  ] as const)("on %s with %j may ask a person: %s", (platform, environment, expected) => {
    expect(mayPrompt(platform, environment)).toBe(expected);
  });
});
