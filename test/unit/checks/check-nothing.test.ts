/** A scheduled `check --all` on an empty vault is no failure; a word that names nothing is one. */
import { expect, test } from "vitest";
import { makeEnvCommands } from "../../helpers/env-commands.ts";

test("check --all on an empty vault ends with 0 and an empty list", async () => {
  const under = await makeEnvCommands();
  const { code, stdout } = await under.run("check", "--all", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ version: 1, results: [] });
  expect((await under.run("check", "--all")).code).toBe(0);
});

test("check of a name that there is not ends with 1", async () => {
  const under = await makeEnvCommands();
  expect((await under.run("check", "NOPE")).code).toBe(1);
});
