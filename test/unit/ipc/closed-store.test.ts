import { expect, test } from "vitest";
import { Secret } from "../../../electron/core/secret.ts";
import { closedStore } from "../../../electron/ipc/closed-store.ts";

test.each(["keychain", "sealed"] as const)("a shut %s store gives and takes nothing", async (kind) => {
  const store = closedStore(kind);
  const id = "00000000-0000-4000-8000-000000000001";
  const denied = { ok: false, error: { code: "store-denied" } };
  expect(store.kind).toBe(kind);
  expect(await store.read(id)).toMatchObject(denied);
  expect(await store.write(id, Secret.fromText("0".repeat(20)))).toMatchObject(denied);
  expect(await store.remove(id)).toMatchObject(denied);
  expect(await store.state()).toMatchObject({ state: "denied" });
  expect(await store.probe()).toMatchObject({ state: "denied" });
});
