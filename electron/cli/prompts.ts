/** Questions on a terminal: they are written to stderr, so that stdout stays data. */
import { fail, ok, type Result } from "../core/errors.ts";
import type { Secret } from "../core/secret.ts";
import type { Prompts } from "./context.ts";
import { HiddenLine, markPastes, unmarkPastes } from "./hidden-line.ts";

export interface PromptParts {
  /** The keyboard (a `tty.ReadStream`) when `isTTY`. */
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean | undefined };
  readonly interrupted: AbortSignal;
}

const cancelled = (): Result<never> => fail("cancelled", "Cancelled.");

/** Prompts on the two streams. Without a terminal on both each of them fails and names its flag. */
export function createPrompts(parts: PromptParts): Prompts {
  const interactive = parts.input.isTTY && parts.output.isTTY === true;
  return {
    async secret(question) {
      if (interactive) return await readHidden(parts, question);
      return fail("usage", "A secret is asked for with a hidden prompt, and there is no terminal.", {
        hint: "Pipe it in with --stdin where the command has it (see --help).",
      });
    },
    async text(question, initial) {
      if (interactive) return await readText(parts, question, initial);
      return fail("usage", "Something is missing that only a terminal can be asked for.", {
        hint: "Give it as an option (see --help).",
      });
    },
    async confirm(question, flag) {
      if (!interactive) return refusal("This needs your word", flag);
      const answer = await readText(parts, `${question} [y/N]`, undefined);
      return answer.ok ? ok(/^y(es)?$/i.test(answer.value.trim())) : answer;
    },
    async choose(question, choices, flag) {
      if (!interactive) return refusal("This needs your choice", flag);
      return await readChoice(parts, question, choices);
    },
  };
}

function refusal(what: string, flag: string): Result<never> {
  return fail("needs-confirmation", `${what}, and there is no terminal to ask on.`, {
    hint: `Say it with ${flag}.`,
    details: { flag },
  });
}

/** Raw mode for as long as `work` reads, whatever happens. */
async function readHidden(
  { input, output, interrupted }: PromptParts,
  question: string,
): Promise<Result<Secret>> {
  if (interrupted.aborted) return cancelled();
  const line = new HiddenLine();
  input.setRawMode(true);
  output.write(`${question}: ${markPastes}`);
  try {
    const state = await new Promise<"done" | "cancelled">((resolve) => {
      input.on("data", (chunk: Buffer | string) => {
        const after = line.feed(Buffer.from(chunk));
        if (after !== "typing") resolve(after);
      });
      input.once("end", () => resolve("cancelled"));
      interrupted.addEventListener("abort", () => resolve("cancelled"), { once: true });
      input.resume();
    });
    if (state === "done") return ok(line.finish());
    line.wipe();
    return cancelled();
  } finally {
    input.removeAllListeners("data");
    input.removeAllListeners("end");
    input.pause();
    input.setRawMode(false);
    output.write(`${unmarkPastes}\n`);
  }
}

async function readText(
  parts: PromptParts,
  question: string,
  initial: string | undefined,
): Promise<Result<string>> {
  // Loaded when a question is asked: most runs ask none.
  const { createInterface } = await import("node:readline");
  const { input, output, interrupted } = parts;
  if (interrupted.aborted) return cancelled();
  const reader = createInterface({ input, output, terminal: true, historySize: 0 });
  try {
    return await new Promise<Result<string>>((resolve) => {
      reader.once("SIGINT", () => resolve(cancelled()));
      reader.once("close", () => resolve(cancelled()));
      interrupted.addEventListener("abort", () => resolve(cancelled()), { once: true });
      const shown = initial === undefined ? question : `${question} (${initial})`;
      reader.question(`${shown}: `, (answer) => resolve(ok(answer === "" ? (initial ?? "") : answer)));
    });
  } finally {
    reader.close();
  }
}

/** A numbered list; the answer is a number or one of the values. Asks again, at most three times. */
async function readChoice(
  parts: PromptParts,
  question: string,
  choices: Parameters<Prompts["choose"]>[1],
): Promise<Result<string>> {
  const list = choices.map((choice, index) => `  ${index + 1}  ${choice.label}`);
  parts.output.write(`${question}\n${list.join("\n")}\n`);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const answer = await readText(parts, `Number (1-${choices.length})`, undefined);
    if (!answer.ok) return answer;
    const wanted = answer.value.trim();
    const chosen = choices[Number(wanted) - 1] ?? choices.find((choice) => choice.value === wanted);
    if (chosen !== undefined) return ok(chosen.value);
  }
  return cancelled();
}
