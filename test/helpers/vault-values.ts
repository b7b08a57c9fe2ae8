/** Keys and results for processes outside the test runner. */
import type { Result } from "../../electron/core/errors.ts";
import type { NewKey } from "../../electron/core/model.ts";
import { Secret } from "../../electron/core/secret.ts";
import type { KeySecrets } from "../../electron/core/vault/index.ts";

/** The value behind a result, or an error that names the failure. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`expected a success, got ${result.error.code}: ${result.error.message}`);
}

/** The error code behind a result, or "ok". */
export function codeOf(result: Result<unknown>): string {
  return result.ok ? "ok" : result.error.code;
}

/** Metadata of a key named `name`; `more` replaces parts. */
export function newKey(name: string, more: Partial<NewKey> = {}): NewKey {
  return {
    name,
    variable: "API_KEY",
    provider: null,
    project: null,
    environment: null,
    tags: [],
    note: "",
    fields: {},
    allowPrivate: false,
    createdOn: "2026-11-01",
    expiresOn: null,
    policyDays: 90,
    knownPrefix: "",
    ...more,
  };
}

/** Secret parts from plain texts. */
export function secretsOf(value: string, fields: Readonly<Record<string, string>> = {}): KeySecrets {
  const entries = Object.entries(fields).map(([id, text]) => [id, Secret.fromText(text)] as const);
  return { value: Secret.fromText(value), fields: Object.fromEntries(entries) };
}
