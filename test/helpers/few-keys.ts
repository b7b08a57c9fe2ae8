/** A vault of a few keys in memory: only what exports and imports ask of it. */
import { randomUUID } from "node:crypto";
import { fail, ok } from "../../electron/core/errors.ts";
import type { Activity, Key, Link, NewKey } from "../../electron/core/model.ts";
import { Secret } from "../../electron/core/secret.ts";
import type { Vault } from "../../electron/core/vault/index.ts";

export type FewKeys = Pick<
  Vault,
  "list" | "readSecrets" | "findSame" | "add" | "putLink" | "links" | "recordActivity"
> & {
  readonly recorded: Pick<Activity, "kind" | "keyId" | "keyName" | "details">[];
  /** Puts a key there directly. */
  place(key: Partial<Key> & { readonly name: string }, value: string): Key;
};

const defaults: Omit<Key, "id" | "name" | "variable" | "currentVersion"> = {
  provider: null,
  project: null,
  environment: null,
  tags: [],
  note: "",
  fields: {},
  secretFields: [],
  allowPrivate: false,
  createdOn: "2026-01-01",
  expiresOn: null,
  rotation: { policyDays: 90, snoozedUntil: null },
  masked: "••••••••",
  archivedAt: null,
  check: {
    status: "unchecked",
    reason: null,
    at: null,
    definite: null,
    identity: {},
    evidence: null,
    drift: null,
  },
  secretPresent: true,
};

const isSamePlace = (
  one: Pick<NewKey, "name" | "project" | "environment">,
  other: Pick<NewKey, "name" | "project" | "environment">,
): boolean =>
  one.name === other.name && one.project === other.project && one.environment === other.environment;

/** An empty one. */
export const makeFewKeys = (): FewKeys => {
  const keys: Key[] = [];
  const values = new Map<string, string>();
  const links: Link[] = [];
  const recorded: FewKeys["recorded"] = [];
  const place: FewKeys["place"] = (key, value) => {
    const whole: Key = {
      ...defaults,
      variable: key.name,
      ...key,
      id: randomUUID(),
      currentVersion: randomUUID(),
    };
    keys.push(whole);
    values.set(whole.id, value);
    return whole;
  };
  return {
    recorded,
    place,
    list: () => keys,
    links: () => links,
    findSame: async (secret) => ok(keys.filter((key) => values.get(key.id) === secret.revealText())),
    readSecrets: async (id) => {
      const value = values.get(id);
      return value === undefined
        ? fail("secret-missing", "It is gone.")
        : ok({ value: Secret.fromText(value), fields: {} });
    },
    add: async (key, secrets) => {
      if (keys.some((other) => other.archivedAt === null && isSamePlace(other, key)))
        return fail("name-taken", "The name is taken.");
      return ok(
        place(
          { ...key, rotation: { policyDays: key.policyDays, snoozedUntil: null } },
          secrets.value.revealText(),
        ),
      );
    },
    putLink: (link) => {
      links.push(link);
      return ok();
    },
    recordActivity: (entry) => void recorded.push(entry),
  };
};
