/** A program for the tests of prompts: asks the question that its argument names and prints the answer. */
import { createPrompts } from "../../electron/cli/prompts.ts";

const prompts = createPrompts({
  input: process.stdin,
  output: process.stderr,
  interrupted: new AbortController().signal,
});

const choices = [
  { value: "stripe", label: "Stripe" },
  { value: "deepcreative-labs", label: "DeepCreative Labs" },
];

async function ask(kind: string | undefined): Promise<string> {
  if (kind === "secret") {
    const answer = await prompts.secret("Value");
    return answer.ok ? `bytes:${answer.value.revealBytes().toString("hex")}` : answer.error.code;
  }
  if (kind === "confirm") {
    const answer = await prompts.confirm("Go on?", "--yes");
    return answer.ok ? String(answer.value) : answer.error.code;
  }
  const answer =
    kind === "choose"
      ? await prompts.choose("Which provider?", choices, "--provider")
      : await prompts.text("Base URL", "http://localhost:7860");
  return answer.ok ? answer.value : answer.error.code;
}

process.stdout.write(`answer=${await ask(process.argv[2])};\n`);
