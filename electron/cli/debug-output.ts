/**
 * What Node itself would write down while it works. `NODE_DEBUG=stream` prints the bytes that are read
 * from the keyboard or a pipe, and a TLS key log makes recorded traffic readable. Node takes both in
 * before our first line runs, so they cannot be switched off here: nothing is done instead.
 */
import { fail, ok, type Result } from "../core/errors.ts";

/** Options of Node that write down what travels over TLS. */
const talkativeOption = /(?:^|[\s"'=])--(?:tls-keylog|trace-tls)(?![\w-])/;

/** Fails with `unsupported` when this process was started so that Node writes secrets down. */
export function refuseDebugOutput(
  environment: Readonly<Record<string, string | undefined>>,
  nodeOptions: readonly string[],
): Result<void> {
  if ((environment["NODE_DEBUG"] ?? "") !== "") return refused("NODE_DEBUG");
  // Node reads an underscore as a dash.
  const isTalkative = (text: string): boolean => talkativeOption.test(text.replaceAll("_", "-"));
  if (isTalkative(environment["NODE_OPTIONS"] ?? "")) return refused("NODE_OPTIONS");
  return nodeOptions.some(isTalkative) ? refused("an option of Node") : ok();
}

function refused(cause: string): Result<never> {
  return fail("unsupported", `Nothing was done: ${cause} makes Node write down what it reads and sends.`, {
    hint: "Run keystow without NODE_DEBUG, --tls-keylog and --trace-tls: a key would be in that output.",
  });
}
