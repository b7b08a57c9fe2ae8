/** What an answer proves, by the definition; where it says nothing, by the usual meaning of a status. */
import { limited, rejected, rule } from "../build.ts";
import type { VerdictRule } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";
import type { OwnCheck } from "./schema.ts";

const usual = "by the usual meaning of this status; its definition does not say otherwise";

/** The rules in the order in which they are tried. A 403 that nobody explained must at least be JSON. */
export function rulesOf(check: OwnCheck): readonly VerdictRule[] {
  return [
    ...standardRules({
      valid: check.valid ?? [200],
      ...(check.proof === undefined ? {} : { proof: check.proof }),
      invalid: check.rejected ?? [],
      restricted: check.restricted ?? [],
      noCredit: check["no-credit"] ?? [],
      rateLimited: check["rate-limited"] ?? [429],
    }),
    ...(check.rejected === undefined
      ? [rule({ status: [401] }, rejected(), `401: the provider does not accept this key (${usual})`)]
      : []),
    ...(check.restricted === undefined
      ? [
          rule(
            { status: [403], json: true },
            limited("restricted"),
            `403 with JSON: the key may not do this (${usual})`,
          ),
        ]
      : []),
  ];
}
