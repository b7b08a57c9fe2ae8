import { beforeEach, describe, expect, test } from "vitest";
import { catalogue } from "../../../electron/core/providers/index.ts";
import {
  catalogueSource,
  catalogueWith,
  readOwnProviders,
} from "../../../electron/core/providers/own/index.ts";
import { acme, acmeAnywhere, putDefinition, putEnabled } from "../../helpers/own-definitions.ts";
import { codeOf, createTestVault, valueOf, type VaultFixture } from "../../helpers/vault-fixture.ts";

let fixture: VaultFixture;

beforeEach(async () => {
  fixture = await createTestVault();
});

const elsewhere = acme.replace("api.acme.example", "api.other.example");
const statesOf = (vault = fixture.vault) =>
  readOwnProviders(vault.ownProviders(), catalogue).map(({ id, state }) => [id, state]);
const ownIds = (vault = fixture.vault) =>
  catalogueWith(vault.ownProviders(), catalogue)
    .slice(catalogue.length)
    .map(({ id }) => id);

describe("a definition in the vault", () => {
  test("arrives disabled, and is used only when its hosts were confirmed", () => {
    const { vault } = fixture;
    const row = putDefinition(vault, acme);
    expect(row).toMatchObject({ id: "custom-acme", enabled: false, confirmedHosts: [] });
    expect(statesOf()).toEqual([["custom-acme", "disabled"]]);
    expect(ownIds()).toEqual([]);
    const wanted = { enabled: true as const, definition: row.definition };
    valueOf(vault.setOwnProviderEnabled(row.id, { ...wanted, confirmedHosts: ["api.other.example"] }));
    expect(statesOf()).toEqual([["custom-acme", "unconfirmed"]]);
    expect(ownIds()).toEqual([]);
    valueOf(vault.setOwnProviderEnabled(row.id, { ...wanted, confirmedHosts: ["api.acme.example"] }));
    expect(statesOf()).toEqual([["custom-acme", "enabled"]]);
    expect(ownIds()).toEqual(["custom-acme"]);
    expect(ownIds(fixture.another())).toEqual(["custom-acme"]);
    valueOf(vault.setOwnProviderEnabled(row.id, { enabled: false }));
    expect(statesOf()).toEqual([["custom-acme", "disabled"]]);
  });

  test.each([
    ["another host", elsewhere],
    ["a server of each key's own", acmeAnywhere],
  ])("%s disables it again, and the way back does not enable it", (_name, changed) => {
    putEnabled(fixture.vault, acme);
    putDefinition(fixture.vault, changed);
    expect(statesOf()).toEqual([["custom-acme", "disabled"]]);
    putDefinition(fixture.vault, acme);
    expect(statesOf()).toEqual([["custom-acme", "disabled"]]);
  });

  test("a change that leaves the hosts alone keeps it enabled; the same text changes nothing", () => {
    putEnabled(fixture.vault, acme);
    const before = fixture.vault.activity(1);
    putDefinition(fixture.vault, acme);
    expect(fixture.vault.activity(1)).toEqual(before);
    putDefinition(fixture.vault, acme.replace("/v1/me", "/v2/me"));
    expect(statesOf()).toEqual([["custom-acme", "enabled"]]);
  });

  test("what was shown is what is enabled", () => {
    const shown = putDefinition(fixture.vault, acme);
    putDefinition(fixture.another(), elsewhere);
    const enabled = fixture.vault.setOwnProviderEnabled(shown.id, {
      enabled: true,
      confirmedHosts: ["api.acme.example"],
      definition: shown.definition,
    });
    expect(codeOf(enabled)).toBe("cancelled");
    expect(ownIds()).toEqual([]);
  });

  test("ids that are not one's own, and hosts with anything around them, are refused", () => {
    const { vault } = fixture;
    for (const id of ["stripe", "custom-", "custom-A", "CUSTOM-a", "custom-a\n", "", "__proto__"])
      expect(codeOf(vault.putOwnProvider({ id, definition: "{}", hosts: [] }))).toBe("invalid-input");
    for (const host of ["A.example", "a.example\nb.example", "", "a b"])
      expect(codeOf(vault.putOwnProvider({ id: "custom-a", definition: "{}", hosts: [host] }))).toBe(
        "invalid-input",
      );
    expect(codeOf(vault.putOwnProvider({ id: "custom-a", definition: "x".repeat(70_000), hosts: [] }))).toBe(
      "invalid-input",
    );
    expect(codeOf(vault.setOwnProviderEnabled("custom-none", { enabled: false }))).toBe("not-found");
    expect(codeOf(vault.removeOwnProvider("custom-none", { force: true }))).toBe("not-found");
    expect(vault.ownProviders()).toEqual([]);
  });

  test("a made-up key that was refused proves nothing about a changed definition", () => {
    putEnabled(fixture.vault, acme);
    const at = "2026-11-21T08:00:00.000Z";
    const control = { address: "api.acme.example", at, outcome: "refused", httpStatus: 401 } as const;
    const known = (provider: string) => valueOf(fixture.vault.controlOf(provider, control.address));
    for (const provider of ["custom-acme", "stripe"])
      valueOf(fixture.vault.recordControl({ provider, ...control }));
    putDefinition(fixture.vault, acme);
    expect(known("custom-acme")).not.toBeNull();
    putDefinition(fixture.vault, acme.replace("/v1/me", "/open-to-all"));
    expect(known("custom-acme")).toBeNull();
    expect(known("stripe")).not.toBeNull();
  });

  test("every step is written down", () => {
    putEnabled(fixture.vault, acme);
    putDefinition(fixture.vault, elsewhere);
    valueOf(fixture.vault.removeOwnProvider("custom-acme", { force: false }));
    expect(fixture.vault.activity(4).map(({ kind, details }) => [kind, details["what"]])).toEqual([
      ["provider-changed", "removed"],
      ["provider-changed", "changed"],
      ["provider-changed", "enabled"],
      ["provider-changed", "added"],
    ]);
  });
});

describe("removing", () => {
  test("keys that still use it are named, and archived ones count", async () => {
    putEnabled(fixture.vault, acme);
    const live = await fixture.add("LIVE", "x".repeat(20), { provider: "custom-acme", project: "shop" });
    const old = await fixture.add("OLD", "y".repeat(20), { provider: "custom-acme" });
    valueOf(fixture.vault.archive(old.id));
    expect(fixture.vault.removeOwnProvider("custom-acme", { force: false })).toMatchObject({
      ok: false,
      error: { code: "needs-confirmation", details: { keys: ["LIVE@shop", "OLD"] } },
    });
    expect(ownIds()).toEqual(["custom-acme"]);
    valueOf(fixture.vault.removeOwnProvider("custom-acme", { force: true }));
    expect(ownIds()).toEqual([]);
    expect(valueOf(fixture.vault.find({ name: "LIVE" }))).toEqual(live);
    expect(await fixture.reveal(live.id)).toBe("x".repeat(20));
  });
});

describe("the catalogue", () => {
  test("is the built-in one, untouched, where there is nothing of the user's", () => {
    expect(catalogueWith([], catalogue)).toBe(catalogue);
    putDefinition(fixture.vault, acme);
    expect(catalogueWith(fixture.vault.ownProviders(), catalogue)).toBe(catalogue);
    putEnabled(fixture.vault, acme);
    expect(catalogueWith(fixture.vault.ownProviders(), catalogue).slice(0, catalogue.length)).toEqual(
      catalogue,
    );
  });

  test("follows the vault, and gives the same objects while nothing changes", () => {
    const { vault } = fixture;
    const source = catalogueSource(catalogue, () => ({
      own: vault.ownProviders(),
      checksOff: vault.checksOff(),
    }));
    expect(source()).toBe(catalogue);
    putEnabled(fixture.vault, acme);
    const withAcme = source();
    expect(withAcme.at(-1)).toMatchObject({ id: "custom-acme", hosts: ["api.acme.example"] });
    expect(source()).toBe(withAcme);
    putDefinition(fixture.vault, elsewhere);
    expect(source()).toBe(catalogue);
  });

  test("no built-in id begins as the user's do", () => {
    expect(catalogue.filter(({ id }) => id.startsWith("custom-"))).toEqual([]);
  });
});
