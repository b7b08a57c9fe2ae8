/** Providers of the user's own for a page that stands alone: one to begin with, read as far as its first lines. */
import type { OwnProviderFacts, OwnProviderInfo } from "../../electron/ipc/answers.ts";
import type { ArgumentsOf, Asked } from "../../electron/ipc/contract.ts";
import type { BridgeEvent } from "../../electron/ipc/events.ts";
import type { Result } from "../../electron/core/errors.ts";

type Functions =
  | "ownProviders"
  | "previewOwnProvider"
  | "saveOwnProvider"
  | "enableOwnProvider"
  | "disableOwnProvider"
  | "removeOwnProvider"
  | "exportOwnProvider";
type Source = ArgumentsOf<"saveOwnProvider">[0];

const ok = <T>(value: T): Promise<Result<T>> => Promise.resolve({ ok: true, value });
const refused = (code: "invalid-input" | "needs-confirmation" | "not-found", message: string) =>
  Promise.resolve({ ok: false as const, error: { code, message } });

const factsOf = (name: string, host: string | null): OwnProviderFacts => ({
  id: `custom-${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`,
  name,
  hosts: host === null ? [] : [host],
  variables: [`${name.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}_API_KEY`],
  formats: [],
  fields: [],
  request: host === null ? "GET {baseUrl}/v1/me" : `GET https://${host}/v1/me`,
  headers: [],
  keyGoes: ["bearer token (header Authorization)"],
  whyPost: null,
  keyPage: null,
});

/** The facts of a definition's text; a chosen file is always Acme's. Null: it has no name. */
function read(source: Source): OwnProviderFacts | null {
  if (source.kind === "file") return factsOf("Acme", "api.acme.example");
  const name = /^name *= *"([^"]+)"/m.exec(source.text)?.[1];
  return name === undefined ? null : factsOf(name, /^host *= *"([^"]+)"/m.exec(source.text)?.[1] ?? null);
}

/** Their answers, and what they tell the page. */
export function fakeOwnProviders(emit: (event: BridgeEvent) => void): Pick<Asked, Functions> {
  const known = new Map<string, OwnProviderInfo>();
  const keep = (info: OwnProviderInfo): Promise<Result<OwnProviderInfo>> => {
    known.set(info.id, info);
    emit({ type: "changed" });
    emit({ type: "providers" });
    return ok(info);
  };
  const addedAt = "2026-11-20T09:00:00.000Z";
  const inventory = factsOf("Inventory", "keys.inventory.example");
  known.set(inventory.id, { id: inventory.id, state: "enabled", addedAt, facts: inventory, keys: [] });
  const noName = () => refused("invalid-input", "The definition cannot be used: name is missing.");
  const missing = () => refused("not-found", "You have no provider of that id.");
  return {
    ownProviders: () => ok([...known.values()]),
    previewOwnProvider(source) {
      const facts = read(source);
      if (facts === null) return noName();
      const replaces = known.get(facts.id) ?? null;
      const staysEnabled =
        replaces?.state === "enabled" && replaces.facts?.hosts.join() === facts.hosts.join();
      return ok({ facts, replaces, staysEnabled });
    },
    saveOwnProvider(source) {
      const facts = read(source);
      if (facts === null) return noName();
      const before = known.get(facts.id);
      const same = before?.facts?.hosts.join() === facts.hosts.join();
      const state = same && before?.state === "enabled" ? "enabled" : "disabled";
      return keep({ id: facts.id, state, addedAt, facts, keys: before?.keys ?? [] });
    },
    enableOwnProvider({ id, confirmedHosts }) {
      const info = known.get(id);
      if (info === undefined) return missing();
      if (info.facts?.hosts.join() !== confirmedHosts.join())
        return refused("needs-confirmation", "Its keys would go to another host.");
      return keep({ ...info, state: "enabled" });
    },
    disableOwnProvider(id) {
      const info = known.get(id);
      return info === undefined ? missing() : keep({ ...info, state: "disabled" });
    },
    removeOwnProvider({ id }) {
      if (!known.delete(id)) return missing();
      emit({ type: "changed" });
      emit({ type: "providers" });
      return ok({ ids: [], undo: `Remove the provider ${id}`, step: null });
    },
    exportOwnProvider: ({ id, format }) => ok({ shown: `~/${id}.${format}` }),
  };
}
