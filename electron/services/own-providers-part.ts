/** `ownProviders` and its kin: providers that the user defined, for the window. */
import { fail, ok, type Result } from "../core/errors.ts";
import { maximumDefinitionBytes } from "../core/providers/own/index.ts";
import { failureOf, type OwnProviderRow, type Vault } from "../core/vault/index.ts";
import type { Changed, OwnProviderInfo } from "../ipc/answers.ts";
import type { ArgumentsOf } from "../ipc/contract.ts";
import type { Part, ServiceContext } from "./context.ts";
import type { Confirm } from "./desktop.ts";
import {
  enableOwnProvider,
  infoById,
  listOwnProviders,
  type NewDefinition,
  previewOf,
  readNewDefinition,
  storeDefinition,
} from "./own-providers.ts";
import { unlockedVault } from "./unlocked-vault.ts";

type OwnContext = Pick<
  ServiceContext,
  "session" | "catalogue" | "files" | "chosenFiles" | "journal" | "tell"
>;
type Functions =
  | "ownProviders"
  | "previewOwnProvider"
  | "saveOwnProvider"
  | "enableOwnProvider"
  | "disableOwnProvider"
  | "removeOwnProvider";

/** `confirm`: asks the user outside the page, which may be made to send any message. */
export function createOwnProvidersPart(context: OwnContext, confirm: Confirm): Part<Functions> {
  return {
    ownProviders: () => shown(context, (vault) => ok(listOwnProviders(vault, context.catalogue))),
    previewOwnProvider: async (source) => {
      const read = await readSource(context, source);
      if (!read.ok) return read;
      return await shown(context, (vault) => ok(previewOf(vault, context.catalogue, read.value)));
    },
    saveOwnProvider: async (source) => {
      const read = await readSource(context, source);
      if (!read.ok) return read;
      return await change(context, (vault) => storeDefinition(vault, context.catalogue, read.value));
    },
    enableOwnProvider: (request) => enable(context, confirm, request),
    disableOwnProvider: (id) =>
      change(context, (vault) => {
        const disabled = vault.setOwnProviderEnabled(id, { enabled: false });
        return disabled.ok ? infoById(vault, context.catalogue, id) : disabled;
      }),
    removeOwnProvider: ({ id, force }) => change(context, (vault) => remove(context, vault, id, force)),
  };
}

/** Reads of the vault, which the lock does not hide: they are no secrets. */
async function shown<T>(context: OwnContext, look: (vault: Vault) => Result<T>): Promise<Result<T>> {
  const vault = await context.session.vault();
  if (!vault.ok) return vault;
  try {
    return look(vault.value);
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

async function change<T>(context: OwnContext, work: (vault: Vault) => Result<T>): Promise<Result<T>> {
  const vault = await unlockedVault(context.session, "providers cannot be changed");
  if (!vault.ok) return vault;
  try {
    const result = work(vault.value);
    if (result.ok) context.tell({ type: "changed" });
    return result;
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

async function readSource(
  context: OwnContext,
  source: ArgumentsOf<"saveOwnProvider">[0],
): Promise<Result<NewDefinition>> {
  if (source.kind === "text") return readNewDefinition(context.catalogue, source.text);
  const path = context.chosenFiles.pathOf(source.file);
  if (!path.ok) return path;
  const resolved = await context.files.resolve(path.value);
  if (!resolved.ok) return resolved;
  const content = await context.files.read(resolved.value, maximumDefinitionBytes);
  return content.ok ? readNewDefinition(context.catalogue, content.value) : content;
}

async function enable(
  context: OwnContext,
  confirm: Confirm,
  { id, confirmedHosts }: ArgumentsOf<"enableOwnProvider">[0],
): Promise<Result<OwnProviderInfo>> {
  const before = await shown(context, (vault) => infoById(vault, context.catalogue, id));
  if (!before.ok) return before;
  const { facts } = before.value;
  const isAgreed = facts === null || (await asked(confirm, before.value, facts.name));
  if (!isAgreed) return fail("cancelled", "The provider stays disabled, and nothing is sent there.");
  return await change(context, (vault) => {
    const now = infoById(vault, context.catalogue, id);
    if (!now.ok) return now;
    // What was shown is what is enabled, also when another program changed it while the question stood.
    return JSON.stringify(now.value.facts) === JSON.stringify(facts)
      ? enableOwnProvider(vault, context.catalogue, id, confirmedHosts)
      : fail("cancelled", "The definition was changed meanwhile. Nothing was enabled.");
  });
}

function asked(confirm: Confirm, { facts, keys }: OwnProviderInfo, name: string): Promise<boolean> {
  const [host] = facts?.hosts ?? [];
  const count = keys.length === 1 ? "1 key belongs" : `${keys.length} keys belong`;
  return confirm(
    host === undefined
      ? {
          message: `Use the provider ${name}?`,
          detail: `Each of its keys names its own server. ${count} to it now.`,
          button: "Use it",
        }
      : {
          message: `Send keys of ${name} to ${host}?`,
          detail: `Whoever runs that server can read them. ${count} to it now.`,
          button: "Send them there",
        },
  );
}

function remove(context: OwnContext, vault: Vault, id: string, force: boolean): Result<Changed> {
  const removed = vault.removeOwnProvider(id, { force });
  if (!removed.ok) return removed;
  const label = `Remove the provider ${id}`;
  const step = context.journal.push({
    label,
    undo: () => change(context, (now) => putBack(now, removed.value)),
    redo: null,
  });
  return ok({ ids: [], undo: label, step });
}

/** As it was; the hosts were confirmed before. */
function putBack(vault: Vault, row: OwnProviderRow): Result<void> {
  return vault.together(() => {
    const { id, definition, confirmedHosts } = row;
    if (vault.ownProviders().some((one) => one.id === id))
      return fail("name-taken", "There is a provider of that id again. Nothing was changed.");
    const put = vault.putOwnProvider({ id, definition, hosts: confirmedHosts });
    if (!put.ok || !row.enabled) return put.ok ? ok() : put;
    const enabled = vault.setOwnProviderEnabled(id, { enabled: true, confirmedHosts, definition });
    return enabled.ok ? ok() : enabled;
  });
}
