import { expect, test } from "vitest";
import { codeOf, createTestVault, newKey, secretsOf, valueOf } from "../../helpers/vault-fixture.ts";
import type { VaultFixture } from "../../helpers/vault-fixture.ts";

async function filled(): Promise<VaultFixture & { readonly ids: readonly string[] }> {
  const fixture = await createTestVault();
  const ids: string[] = [];
  for (const name of ["A", "B", "C"]) ids.push((await fixture.add(name, `value-${name}`)).id);
  const withField = await fixture.vault.add(newKey("D"), secretsOf("value-D", { extra: "more" }));
  return { ...fixture, ids: [...ids, valueOf(withField).id] };
}

async function values({ vault }: VaultFixture): Promise<readonly string[]> {
  const read = await Promise.all(vault.list().map((key) => vault.readSecrets(key.id)));
  return read.map((secrets) => valueOf(secrets).value.revealText());
}

const all = ["value-A", "value-B", "value-C", "value-D"];

test("every secret arrives in the other store and leaves the old one, there and back", async () => {
  const fixture = await filled();
  const { vault, store, another } = fixture;
  const steps: string[] = [];
  const moved = await vault.moveTo(store("sealed"), (done, total) => steps.push(`${done}/${total}`));
  expect(valueOf(moved)).toEqual({ moved: 5 });
  expect(steps).toEqual(["1/6", "2/6", "3/6", "4/6", "5/6", "6/6"]);
  expect(vault.info().store).toBe("sealed");
  expect(vault.secretStore.kind).toBe("sealed");
  expect(store("keychain").ids()).toEqual([]);
  expect(store("sealed").ids()).toHaveLength(6);
  expect(await values(fixture)).toEqual(all);
  expect(valueOf(await another().diagnose()).problems).toEqual([]);
  expect(valueOf(await vault.moveTo(store("keychain")))).toEqual({ moved: 5 });
  expect(store("sealed").ids()).toEqual([]);
  expect(await values(fixture)).toEqual(all);
  expect(vault.activity(1)[0]).toMatchObject({ kind: "store-moved", details: { to: "keychain", moved: 5 } });
});

test("a target that is not ready is refused before anything is copied", async () => {
  const fixture = await filled();
  fixture.store("sealed").condition = "locked";
  expect(codeOf(await fixture.vault.moveTo(fixture.store("sealed")))).toBe("store-locked");
  expect(await values(fixture)).toEqual(all);
});

test("a keychain that was never tried out is tried out before a vault moves there", async () => {
  const fixture = await filled();
  const target = fixture.store("sealed");
  const ready = target.state;
  target.state = async () => ({ state: "locked", name: "test", why: "It has no marker.", hint: "Probe it." });
  target.probe = async () => {
    target.state = ready;
    return ready();
  };
  valueOf(await fixture.vault.moveTo(target));
  expect(await values(fixture)).toEqual(all);
});

test("a move to the store that is in use is refused", async () => {
  const { vault, store } = await filled();
  expect(codeOf(await vault.moveTo(store("keychain")))).toBe("usage");
});

test.for([1, 2, 3, 5])(
  "a target that takes only some secrets: all stay where they were (%i)",
  async (count) => {
    const fixture = await filled();
    const { vault, store } = fixture;
    const target = store("sealed");
    const { write } = target;
    let left = count;
    target.write = async (id, secret) => {
      if (left === 0) return { ok: false, error: { code: "store-failing", message: "Full." } };
      left -= 1;
      return write(id, secret);
    };
    expect(codeOf(await vault.moveTo(target))).toBe("store-failing");
    expect(vault.info().store).toBe("keychain");
    expect(target.ids()).toEqual([]);
    expect(await values(fixture)).toEqual(all);
    target.write = write;
    valueOf(await vault.moveTo(target));
    expect(await values(fixture)).toEqual(all);
  },
);

test("a target that gives back something else is found out before anything is switched", async () => {
  const fixture = await filled();
  const { vault, store } = fixture;
  const target = store("sealed");
  const { write } = target;
  target.write = async (id, secret) => {
    const written = await write(id, secret);
    target.tamper(id, "something else");
    return written;
  };
  expect(codeOf(await vault.moveTo(target))).toBe("secret-mismatch");
  expect(vault.info().store).toBe("keychain");
  expect(await values(fixture)).toEqual(all);
  expect(target.ids()).toEqual([]);
});

test("a secret that is missing stays missing, and does not stop the others", async () => {
  const { vault, store, ids } = await filled();
  const lost = vault.list().find((key) => key.id === ids[1]);
  store("keychain").tamper(lost!.currentVersion, null);
  expect(valueOf(await vault.moveTo(store("sealed")))).toEqual({ moved: 4 });
  expect(codeOf(await vault.readSecrets(ids[1]!))).toBe("secret-missing");
  expect(valueOf(await vault.readSecrets(ids[2]!)).value.revealText()).toBe("value-C");
});

test("a secret that somebody changed stops the move", async () => {
  const { vault, store, ids } = await filled();
  const changed = vault.list().find((key) => key.id === ids[1]);
  store("keychain").tamper(changed!.currentVersion, "foreign");
  expect(codeOf(await vault.moveTo(store("sealed")))).toBe("secret-mismatch");
  expect(store("sealed").ids()).toEqual([]);
});

test("keys that another process adds and erases during the move are not lost and do not return", async () => {
  const fixture = await filled();
  const { vault, store, another, ids } = fixture;
  const other = another();
  const target = store("sealed");
  const { write } = target;
  let count = 0;
  target.write = async (id, secret) => {
    count += 1;
    if (count === 6) {
      valueOf(await other.add(newKey("E"), secretsOf("value-E")));
      valueOf(await other.erase(ids[0]!));
    }
    return write(id, secret);
  };
  valueOf(await vault.moveTo(target));
  expect(await values(fixture)).toEqual(["value-B", "value-C", "value-D", "value-E"]);
  fixture.clock.advance(120_000);
  for (const problem of valueOf(await vault.diagnose()).problems)
    valueOf(await vault.repair({ problem, action: "delete" }));
  expect(target.ids()).toHaveLength(6);
  expect(store("keychain").ids()).toEqual([]);
  // The other process notices by itself where the secrets are now.
  expect(valueOf(await other.readSecrets(ids[1]!)).value.revealText()).toBe("value-B");
  valueOf(await other.add(newKey("F"), secretsOf("value-F")));
  expect(store("keychain").ids()).toEqual([]);
});

test("an add that began before the move in another process ends with nothing lost", async () => {
  const fixture = await filled();
  const { vault, store, another } = fixture;
  const other = another();
  const source = store("keychain");
  const { write } = source;
  source.write = async (id, secret) => {
    source.write = write;
    const written = await write(id, secret);
    valueOf(await vault.moveTo(store("sealed")));
    return written;
  };
  expect(codeOf(await other.add(newKey("E"), secretsOf("value-E")))).toBe("vault-busy");
  expect(source.ids()).toEqual([]);
  expect(await values(fixture)).toEqual(all);
});

test("work of the same process waits for the move", async () => {
  const fixture = await filled();
  const { vault, store, ids } = fixture;
  const moving = vault.moveTo(store("sealed"));
  const [added, read, moved] = await Promise.all([
    vault.add(newKey("E"), secretsOf("value-E")),
    vault.readSecrets(ids[0]!),
    moving,
  ]);
  expect([codeOf(added), codeOf(read), codeOf(moved)]).toEqual(["ok", "ok", "ok"]);
  expect(await values(fixture)).toEqual([...all, "value-E"]);
  expect(store("keychain").ids()).toEqual([]);
});
