/** `checkIntake`: one request with a draft, at the provider that the user named, before the key is stored. */
import { checkKey, type CheckOutcome, controlsOf, type RequestNote } from "../core/checks/index.ts";
import { fail, ok, type Result } from "../core/errors.ts";
import type { ProviderDefinition } from "../core/providers/index.ts";
import { display } from "../core/redaction/index.ts";
import type { RequestEntry, Vault } from "../core/vault/index.ts";
import type { CheckAnswer } from "../ipc/answers.ts";
import { whyNotNow } from "./check-book.ts";
import { checkedHost } from "./checked-host.ts";
import type { ServiceContext } from "./context.ts";
import type { DraftNotes } from "./draft-notes.ts";
import { shownCheck } from "./key-detail.ts";
import { noteRequest } from "./sent-request.ts";
import { copySecrets, wipeSecrets } from "./secret-value.ts";
import { unlockedVault } from "./unlocked-vault.ts";
import { checkedTarget, type KeyTarget, readTarget, type TargetRequest } from "./key-target.ts";

export type CheckIntakeContext = Pick<ServiceContext, "session" | "catalogue" | "clock" | "random">;

/**
 * Sends one check and remembers what it found with the draft, so that storing it needs no second one,
 * not even when it is stored while the check is under way.
 * Nothing is sent when the vault is locked (`store-locked`), when no provider is named, or when
 * `readTarget` refuses.
 */
export async function checkIntake(
  context: CheckIntakeContext,
  notes: DraftNotes,
  request: TargetRequest,
): Promise<Result<CheckAnswer>> {
  const { session } = context;
  const http = session.http();
  const vault = await unlockedVault(session, "nothing is checked");
  if (!vault.ok) return vault;
  const target = readTarget(context, notes, request);
  if (!target.ok) return target;
  const { provider } = target.value;
  if (provider === null) {
    return fail("provider-unknown", "Without a provider there is nobody to ask.", {
      hint: "Say whose key it is. It is never tried out to see.",
    });
  }
  if (session.http() !== http) return fail("cancelled", "Another vault is shown now.");
  const ended = notes.beginCheck(request.draft, checkedTarget(provider, target.value.fields, request));
  const outcome = await send({ ...context, http }, vault.value, request, target.value, provider);
  if (!outcome.ok) return outcome;
  ended(outcome.value);
  return ok(answerOf(provider, target.value, outcome.value));
}

async function send(
  {
    http,
    clock,
    random,
  }: Pick<CheckIntakeContext, "clock" | "random"> & {
    readonly http: ReturnType<ServiceContext["session"]["http"]>;
  },
  vault: Vault,
  { draft, allowPrivate }: TargetRequest,
  target: KeyTarget,
  provider: ProviderDefinition,
): Promise<Result<CheckOutcome>> {
  const secrets = copySecrets(target.secret, target.secretFields);
  const lost: { error: Result<never> | null } = { error: null };
  // The draft is no key yet.
  const onSending = (entry: RequestEntry): RequestNote =>
    noteRequest(vault, { ...entry, keyId: null }, (error) => {
      lost.error = { ok: false, error };
    });
  const readSecrets = () => Promise.resolve(ok(secrets));
  const subject = {
    keyId: draft,
    provider,
    fields: target.fields,
    allowPrivate,
    whyNotNow: () => whyNotNow(vault, provider),
    readSecrets,
  };
  try {
    const outcome = await checkKey(subject, { http, clock, controls: controlsOf(vault, random), onSending });
    return lost.error ?? outcome;
  } finally {
    wipeSecrets(secrets);
  }
}

function answerOf(
  provider: ProviderDefinition,
  { fields }: Pick<KeyTarget, "fields">,
  { record, retryAfterMs }: CheckOutcome,
): CheckAnswer {
  const goesNowhere = provider.check.kind === "none" && record.evidence.method === "";
  return {
    ...shownCheck(record),
    host: goesNowhere ? null : display(checkedHost(provider, fields)),
    retryAfterMs,
  };
}
