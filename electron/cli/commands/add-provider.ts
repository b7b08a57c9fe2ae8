/** Which provider a new key belongs to: named, found offline, or asked. It is never tried out. */
import { fail, ok, type Result } from "../../core/errors.ts";
import { detect, findProvider, type ProviderDefinition } from "../../core/providers/index.ts";
import { display } from "../../core/redaction/index.ts";
import { mismatchText, otherOwner } from "../../services/provider-form.ts";
import type { CommandContext } from "../context.ts";
import { nearest } from "../nearest.ts";
import { quoted } from "../quoted.ts";

/** The word for "no provider" on the command line. */
const none = "none";

/** The provider that was named with `--provider`; null for `none`. */
export function namedProvider(context: CommandContext, id: string): Result<ProviderDefinition | null> {
  if (id === none) return ok(null);
  const provider = findProvider(id.toLowerCase(), context.catalogue);
  if (provider !== null) return ok(provider);
  const similar = nearest(
    id.toLowerCase(),
    context.catalogue.map((one) => one.id),
  );
  const meant = similar === null ? "" : `Did you mean ${similar}? `;
  return fail("provider-unknown", `There is no provider${quoted(id) || " of that id"}.`, {
    hint: `${meant}See: keystow providers. A key without a known provider: --provider none`,
  });
}

/**
 * The provider that was named, unless the key surely has the form of another one: a slip of the hand
 * would send that one's key away. Then it is the user's word (`--any-form`), or nothing is stored.
 */
export async function confirmedProvider(
  context: CommandContext,
  named: ProviderDefinition | null,
  key: { readonly text: string; readonly anyForm: boolean },
): Promise<Result<ProviderDefinition | null>> {
  if (named === null || key.anyForm) return ok(named);
  const owner = otherOwner(context.catalogue, key.text, named);
  if (owner === null) return ok(named);
  const mismatch = mismatchText(owner, named);
  if (!context.terminal.stdinIsTerminal || !context.terminal.stderrIsTerminal) {
    return fail("needs-confirmation", `${mismatch} Nothing was stored or sent.`, {
      hint: `Say --provider ${owner.id}, or --any-form if it is the key of ${named.name} all the same.`,
      details: { flag: "--any-form", candidates: [owner.id] },
    });
  }
  const answer = await context.prompts.confirm(
    `${mismatch} Is it the key of ${named.name} all the same?`,
    "--any-form",
  );
  if (!answer.ok) return answer;
  return answer.value ? ok(named) : fail("cancelled", "Cancelled. Nothing was stored or sent.");
}

/**
 * The provider that the text's form and the variable's name tell: the only sure one, else the user's
 * choice among the possible ones. Without a terminal an ambiguous key fails with `provider-ambiguous`.
 */
export async function detectedProvider(
  context: CommandContext,
  text: string,
  variable: string,
): Promise<Result<ProviderDefinition | null>> {
  const { candidates, notAKey, warning } = detect(text, { variable, providers: context.catalogue });
  if (warning !== null) context.terminal.message(`Careful: ${display(warning)}.`);
  if (notAKey !== null) {
    context.terminal.message(`This does not look like a key: ${display(notAKey)}. It is kept all the same.`);
  }
  const sure = candidates.filter((candidate) => candidate.certainty === "sure");
  const ids = [...new Set((sure.length > 0 ? sure : candidates).map((candidate) => candidate.provider))];
  const [only] = ids;
  if (only === undefined) return ok(null);
  if (ids.length === 1 && sure.length > 0) return ok(findProvider(only, context.catalogue));
  return await chosenProvider(context, ids);
}

async function chosenProvider(
  context: CommandContext,
  ids: readonly string[],
): Promise<Result<ProviderDefinition | null>> {
  const providers = ids.flatMap((id) => findProvider(id, context.catalogue) ?? []);
  if (!context.terminal.stdinIsTerminal || !context.terminal.stderrIsTerminal) {
    return fail(
      "provider-ambiguous",
      `This key could be of ${listed(providers)}. It is not tried out to see.`,
      {
        hint: `Name the provider: --provider ${ids.join("|")}, or --provider none.`,
        details: { candidates: ids },
      },
    );
  }
  const choices = [
    ...providers.map(({ id, name }) => ({ value: id, label: `${name} (${id})` })),
    { value: none, label: "none of them" },
  ];
  const chosen = await context.prompts.choose("Whose key is this?", choices, "--provider");
  if (!chosen.ok) return chosen;
  return ok(providers.find(({ id }) => id === chosen.value) ?? null);
}

function listed(providers: readonly ProviderDefinition[]): string {
  const names = providers.map(({ name }) => name);
  const last = names.pop() ?? "";
  return names.length === 0 ? last : `${names.join(", ")} or ${last}`;
}
