/** `show` tells how long ago a check was, wherever on earth its reader is. */
import { expect, test } from "vitest";
import { makeEnvCommands } from "../../helpers/env-commands.ts";
import { valueOf } from "../../helpers/vault-values.ts";

const evidence = {
  method: "GET",
  url: "https://api.example/me",
  httpStatus: 200,
  decidedBy: "200 with a JSON body",
  durationMs: 12,
  control: null,
};

test.each(["Pacific/Kiritimati", "UTC", "Pacific/Niue"])("a check of just now, in %s", async (zone) => {
  const under = await makeEnvCommands();
  Object.assign(under.clock, { timeZone: () => zone });
  // In the evening in UTC, when it is tomorrow already in Kiritimati; in Niue it is today all day.
  under.clock.advance(10 * 60 * 60_000);
  const key = await under.add("API");
  const at = new Date(under.clock.now()).toISOString();
  const verdict = { status: "valid", reason: null } as const;
  valueOf(under.vault.recordCheck({ keyId: key.id, at, verdict, identity: {}, evidence }));
  const shown = (await under.run("show", "API")).stdout;
  expect(shown).toMatch(/Check +✓ valid, just now/);
  expect(shown).toContain(`  ${at.slice(0, 16).replace("T", " ")}Z  ✓  valid`);
  under.clock.advance(3 * 60 * 60_000);
  expect((await under.run("show", "API")).stdout).toMatch(/Check +✓ valid, 3 h ago/);
});

test("where nothing was sent there is a reason and no evidence", async () => {
  const under = await makeEnvCommands();
  const key = await under.add("API");
  const reason = "your provider custom-acme is not enabled, or no longer there";
  const nothing = { ...evidence, method: "", url: "", httpStatus: null, decidedBy: reason, durationMs: 0 };
  const at = new Date(under.clock.now()).toISOString();
  const verdict = { status: "uncheckable", reason } as const;
  valueOf(under.vault.recordCheck({ keyId: key.id, at, verdict, identity: {}, evidence: nothing }));
  const shown = (await under.run("show", "API")).stdout;
  expect(shown).toMatch(new RegExp(`Why +${reason}`));
  expect(shown).not.toContain("Evidence");
});
