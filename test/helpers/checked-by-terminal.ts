/** One key checked as the terminal does it, on a vault that a window may have open as well. */
import { type Controls, runChecks } from "../../electron/core/checks/index.ts";
import type { Key } from "../../electron/core/model.ts";
import type { Clock, HttpClient } from "../../electron/core/ports.ts";
import type { ProviderDefinition } from "../../electron/core/providers/index.ts";
import type { Vault } from "../../electron/core/vault/index.ts";
import { CheckBook, type CheckedKey, subjectOf } from "../../electron/services/check-book.ts";
import { memoryControls } from "../fakes/memory-controls.ts";

export async function checkedByTerminal(
  key: Key,
  vault: Vault,
  catalogue: readonly ProviderDefinition[],
  { http, clock, controls }: { http: HttpClient; clock: Clock; controls?: Controls },
): Promise<readonly CheckedKey[]> {
  const subject = subjectOf(catalogue, vault, key);
  if (subject === null) throw new Error("its provider is not in the catalogue");
  const book = new CheckBook(clock, vault, [key]);
  await runChecks({
    subjects: [subject],
    http,
    clock,
    controls: controls ?? memoryControls(),
    timer: { wait: () => Promise.resolve() },
    signal: new AbortController().signal,
    onSending: (entry) => book.sending(entry),
    onFinished: (finished) => void book.finished(finished),
  });
  return book.result().checked;
}
