/** A key that works at one site of its provider only: a refusal elsewhere says nothing about it. */
import type { ProviderDefinition, ProviderField, RequestCheck } from "../providers/index.ts";
import { own } from "./request-names.ts";
import type { Decision } from "./verdict.ts";

export interface AskedSite {
  readonly provider: ProviderDefinition;
  readonly check: RequestCheck;
  readonly fields: Readonly<Record<string, string>>;
  /** The host that answered. */
  readonly host: string;
  /** This very site has told something definite of this very key before. */
  readonly answeredBefore: boolean;
}

/**
 * The decision, or, where it only means "not here", that the site has to be named. It means that when
 * the key is unknown, the user has not said which site it belongs to, and neither the answer's rule nor
 * an earlier answer shows that this is the one.
 */
export function withSite(decision: Decision, site: AskedSite): Decision {
  const { status, reason } = decision.verdict;
  if (status !== "rejected" || reason !== "invalid") return decision;
  if (decision.knownHere || site.answeredBefore) return decision;
  const open = openFields(site);
  if (open.length === 0) return decision;
  const which = open.map(({ id, label }) => `${label} (--field ${id}=…)`).join(" and ");
  return {
    ...decision,
    verdict: {
      status: "uncheckable",
      reason: `${site.host} does not know this key; it may belong to another site: say which, in ${which}`,
    },
  };
}

/** The regional fields of this check that the user has not filled in. */
function openFields({ provider, check, fields }: AskedSite): readonly ProviderField[] {
  const text = JSON.stringify([check.url, check.headers, check.placements, check.signing ?? null]);
  return provider.fields.filter(
    ({ id, regional }) => regional === true && text.includes(`{${id}}`) && (own(fields, id) ?? "") === "",
  );
}
