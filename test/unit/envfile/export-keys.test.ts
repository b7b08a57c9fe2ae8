import { expect, test } from "vitest";
import { planExport, selectKeys } from "../../../electron/core/envfile/index.ts";
import type { KeyFilter } from "../../../electron/core/envfile/index.ts";
import { fail } from "../../../electron/core/errors.ts";
import { makeFewKeys } from "../../helpers/few-keys.ts";

const shop = () => {
  const vault = makeFewKeys();
  vault.place({ name: "STRIPE", project: "shop", environment: "dev" }, "value-of-dev-stripe");
  vault.place({ name: "STRIPE", project: "shop", environment: "prod" }, "value-of-prod-stripe");
  vault.place({ name: "MAIL", project: "blog" }, "value-of-mail");
  vault.place(
    { name: "OLD", project: "shop", environment: "dev", archivedAt: "2026-01-01T00:00:00.000Z" },
    "x",
  );
  return vault;
};

const names = (filter: KeyFilter): string => {
  const keys = selectKeys(shop(), filter);
  return keys.ok
    ? keys.value.map((key) => `${key.name}@${key.project}/${key.environment}`).join(" ")
    : keys.error.code;
};

test("keys are chosen by project and environment, archived ones never", () => {
  expect(names({ project: "shop", environment: "dev" })).toBe("STRIPE@shop/dev");
  expect(names({ project: "blog" })).toBe("MAIL@blog/null");
  expect(names({})).toBe("STRIPE@shop/dev STRIPE@shop/prod MAIL@blog/null");
  expect(names({ project: "sho" })).toBe("not-found");
});

const plan = async (filter: KeyFilter, vault = shop()) => {
  const keys = selectKeys(vault, filter);
  if (!keys.ok) throw new Error(keys.error.code);
  return planExport({ vault, keys: keys.value, current: null, dialect: "portable", mask: () => "••••••••" });
};

test("two keys for one variable are a conflict that names them", async () => {
  const result = await plan({ project: "shop" });
  expect(result.ok ? null : result.error).toMatchObject({
    code: "ambiguous-name",
    details: { variables: ["STRIPE"] },
  });
  expect(result.ok ? "" : result.error.message).toMatch(/shop\/dev.*shop\/prod/);
});

test("the file gets the values", async () => {
  const result = await plan({ project: "shop", environment: "dev" });
  expect(result.ok && result.value.content.toString()).toBe("STRIPE=value-of-dev-stripe\n");
});

test("a value that cannot be read ends it, and nothing is planned", async () => {
  const vault = { ...shop(), readSecrets: async () => fail("store-locked", "The keychain is locked.") };
  const result = await plan({ project: "shop", environment: "dev" }, vault);
  expect(result.ok ? "" : result.error.code).toBe("store-locked");
});
