/** A vault that fails in the middle of a command keeps its own code; anything else stays unexplained. */
import { expect, test } from "vitest";
import { makeEnvCommands } from "../../helpers/env-commands.ts";

/** The shape in which the SQLite adapter throws. */
function thrown(code: string): Error {
  return Object.assign(new Error("fake"), {
    failure: { code, message: "The vault is busy." },
    constraint: false,
  });
}

async function listWith(error: Error) {
  const under = await makeEnvCommands();
  Object.assign(under.vault, {
    list: () => {
      throw error;
    },
  });
  return await under.run("list", "--json");
}

test("a busy vault is said to be busy", async () => {
  const { code, stdout } = await listWith(thrown("vault-busy"));
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: "vault-busy" } });
});

test("a foreign text never comes out", async () => {
  const { code, stdout, stderr } = await listWith(new Error("quotes fake-canary-000"));
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: "internal" } });
  expect(stdout + stderr).not.toContain("fake-canary-000");
});
