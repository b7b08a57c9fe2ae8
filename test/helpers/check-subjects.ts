/** Subjects for checks, with secrets that exist only while a test runs. */
import type { CheckSubject, RequestNote } from "../../electron/core/checks/index.ts";
import { ok } from "../../electron/core/errors.ts";
import type { Clock } from "../../electron/core/ports.ts";
import type { ProviderDefinition } from "../../electron/core/providers/index.ts";
import { Secret } from "../../electron/core/secret.ts";
import type { RequestEntry } from "../../electron/core/vault/index.ts";

/** A key of no provider: long, obviously made up, the same in every run. */
export const testKey = `test-${"0123456789".repeat(4)}`;

export function subjectOf(
  provider: ProviderDefinition,
  more: Partial<Omit<CheckSubject, "provider" | "readSecrets">> & {
    readonly value?: string;
    readonly secretFields?: Readonly<Record<string, string>>;
  } = {},
): CheckSubject {
  const { value = testKey, secretFields = {}, ...rest } = more;
  return {
    keyId: "00000000-0000-4000-8000-000000000001",
    fields: {},
    allowPrivate: false,
    ...rest,
    provider,
    readSecrets: async () =>
      ok({
        value: Secret.fromText(value),
        fields: Object.fromEntries(
          Object.entries(secretFields).map(([name, text]) => [name, Secret.fromText(text)]),
        ),
      }),
  };
}

/** For `onSending`: `told` gets each request's line when the request is over and something of it left. */
export const whenOver = (told: (line: RequestEntry) => unknown) => (): RequestNote => (over) => {
  if (over !== null) told(over);
};

/** A clock that stands still at 2026-11-21 09:00 UTC. */
export const stillClock: Clock = { now: () => Date.UTC(2026, 10, 21, 9), timeZone: () => "UTC" };
