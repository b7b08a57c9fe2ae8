import { expect, test } from "vitest";
import { createAppInfoPart } from "../../../electron/services/app-info.ts";

test.each([
  ["darwin", "darwin"],
  ["win32", "win32"],
  ["freebsd", "linux"],
] as const)("%s is shown as %s, and the folder made harmless", async (platform, shown) => {
  const facts = { version: "1.2.3", runtime: "Electron 45", platform, folder: "/home/me\u202e/vault" };
  const answer = await createAppInfoPart(facts).appInfo();
  expect(answer).toMatchObject({
    ok: true,
    value: { version: "1.2.3", runtime: "Electron 45", platform: shown },
  });
  expect(JSON.stringify(answer)).not.toContain("\u202e");
});
