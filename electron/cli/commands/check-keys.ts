/** Checks keys of the vault from the terminal: progress, waiting, Ctrl+C. */
import { controlsOf, runChecks, type Timer } from "../../core/checks/index.ts";
import type { Key } from "../../core/model.ts";
import { canaryReason } from "../../core/providers/index.ts";
import { display } from "../../core/redaction/index.ts";
import type { Vault } from "../../core/vault/index.ts";
import { CheckBook, type CheckedKeys, isWholeStore, subjectOf } from "../../services/check-book.ts";
import { beginRun, endRun } from "../../services/interrupted-check.ts";
import type { CommandContext } from "../context.ts";

export type { CheckedKey, CheckedKeys } from "../../services/check-book.ts";

const timer: Timer = {
  wait: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const ended = setTimeout(resolve, milliseconds);
      signal.addEventListener("abort", () => {
        clearTimeout(ended);
        resolve();
      });
      return undefined;
    }),
};

/**
 * Checks `keys`, each at its own provider, with a progress bar on a terminal. Every request goes into
 * the ledger before its verdict, every verdict into the key's history. Ends early on Ctrl+C, and when
 * the store as a whole cannot be read; what was finished by then is kept. A canary token is tested only
 * with `testCanary`. `asked: false`: nobody asked for it, so nothing is noted to be resumed.
 */
export async function checkAndRecord(
  context: CommandContext,
  vault: Vault,
  keys: readonly Key[],
  {
    testCanary = false,
    asked = true,
  }: { readonly testCanary?: boolean | undefined; readonly asked?: boolean } = {},
): Promise<CheckedKeys> {
  const ids = keys.map(({ id }) => id);
  if (asked) beginRun(vault, ids, context.clock.now());
  const progress = context.terminal.progress(keys.length, "checking");
  const stopped = new AbortController();
  const book = new CheckBook(context.clock, vault, keys);
  const subjects = keys.flatMap((key) => {
    const subject = subjectOf(context.catalogue, vault, key);
    if (subject === null) book.noProvider(key);
    return subject ?? [];
  });
  await runChecks({
    subjects,
    http: context.http,
    clock: context.clock,
    testCanary,
    controls: controlsOf(vault, context.random),
    timer,
    signal: AbortSignal.any([context.interrupted, stopped.signal]),
    onSending: (entry) => book.sending(entry),
    onWaiting: (host, milliseconds) => {
      const seconds = Math.ceil(milliseconds / 1000);
      context.terminal.message(`${display(host)} asks to wait ${seconds} s; its keys wait, others go on.`);
    },
    onFinished: (finished) => {
      const error = book.finished(finished)?.error ?? null;
      if (error !== null && !finished.result.ok && isWholeStore(error)) stopped.abort();
      progress.step(display(finished.subject.provider.name));
    },
  });
  progress.end();
  if (asked && !context.interrupted.aborted && !stopped.signal.aborted)
    endRun(vault, ids, context.clock.now());
  const result = book.result();
  if (result.checked.some(({ record }) => record?.verdict.reason === canaryReason))
    context.terminal.message("Nothing was sent for a canary token. To test it all the same: --test-canary");
  return result;
}
