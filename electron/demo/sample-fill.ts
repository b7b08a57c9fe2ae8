/** Puts the sample's keys into its vault, and checks them. */
import { type CheckSubject, controlsOf, runChecks } from "../core/checks/index.ts";
import { ok, type Result } from "../core/errors.ts";
import type { Key, NewKey } from "../core/model.ts";
import type { Clock, HttpClient, Random } from "../core/ports.ts";
import { findProvider, knownPrefixOf } from "../core/providers/index.ts";
import { addDays, today as todayOf } from "../core/rotation/index.ts";
import { Secret } from "../core/secret.ts";
import type { Vault } from "../core/vault/index.ts";
import { pretendKeyOf } from "./pretend-scenarios.ts";
import type { SampleKey } from "./sample-key.ts";
import { sampleKeys } from "./sample-keys.ts";

interface Parts {
  readonly clock: Clock;
  readonly random: Random;
}

/** Adds all keys, checks those that are to be checked, then archives. Fails as the vault does. */
export async function fillSample(vault: Vault, http: HttpClient, parts: Parts): Promise<Result<void>> {
  const added: { readonly sample: SampleKey; readonly key: Key }[] = [];
  for (const sample of sampleKeys) {
    const key = await addOne(vault, sample, parts);
    if (!key.ok) return key;
    added.push({ sample, key: key.value });
  }
  const checked = added.flatMap(({ sample, key }) =>
    sample.checked === false ? [] : (subjectOf(vault, key) ?? []),
  );
  await check(vault, http, checked, parts);
  return putAside(vault, added, todayOf(parts.clock));
}

async function addOne(vault: Vault, sample: SampleKey, { clock, random }: Parts): Promise<Result<Key>> {
  const text = pretendKeyOf(sample.form, sample.scenario, random.bytes(6).toString("hex"));
  const value = Secret.fromText(text);
  const key = await vault.add(newKeyOf(sample, text, todayOf(clock)), { value, fields: {} });
  value.wipe();
  return key;
}

function newKeyOf(sample: SampleKey, text: string, today: string): NewKey {
  const { name, provider, project, environment, policyDays, tags = [], note = "", fields = {} } = sample;
  return {
    name,
    variable: name,
    provider,
    project,
    environment,
    policyDays,
    tags,
    note,
    fields,
    allowPrivate: false,
    createdOn: addDays(today, -sample.age),
    expiresOn: sample.expiresIn === undefined ? null : addDays(today, sample.expiresIn),
    knownPrefix: knownPrefixOf(text, provider),
  };
}

function subjectOf(
  vault: Vault,
  { id, provider: providerId, fields, allowPrivate }: Key,
): CheckSubject | null {
  const provider = providerId === null ? null : findProvider(providerId);
  if (provider === null) return null;
  return { keyId: id, provider, fields, allowPrivate, readSecrets: () => vault.readSecrets(id) };
}

/** Nobody waits for a played provider that asks for patience: the key stays as it answered. */
async function check(
  vault: Vault,
  http: HttpClient,
  subjects: readonly CheckSubject[],
  { clock, random }: Parts,
): Promise<void> {
  await runChecks({
    subjects,
    http,
    clock,
    controls: controlsOf(vault, random),
    timer: { wait: () => Promise.resolve() },
    signal: new AbortController().signal,
    onSending: (entry) => {
      const line = vault.recordRequest(entry);
      return (over) => vault.amendRequest(line, over);
    },
    onFinished: ({ result }) => {
      if (result.ok) vault.recordCheck(result.value.record);
    },
  });
}

function putAside(
  vault: Vault,
  added: readonly { readonly sample: SampleKey; readonly key: Key }[],
  today: string,
): Result<void> {
  return vault.together(() => {
    for (const { sample, key } of added) {
      const { policyDays, snoozedFor } = { snoozedFor: undefined, ...sample };
      const snoozedUntil = snoozedFor === undefined ? null : addDays(today, snoozedFor);
      const snoozed = snoozedUntil === null ? ok() : vault.setPolicy(key.id, { policyDays, snoozedUntil });
      if (!snoozed.ok) return snoozed;
      const archived = sample.archived === true ? vault.archive(key.id) : ok();
      if (!archived.ok) return archived;
    }
    return ok();
  });
}
