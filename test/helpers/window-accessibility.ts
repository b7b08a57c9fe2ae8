/** Looks at a page with axe-core. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
}

/**
 * What axe finds on the page as it is now, in the theme it is in: a line for each place, none when
 * all is well. `without`: rules that are left out. Its stylesheet reading is off: it would fetch, and the page may not.
 */
export async function accessibilityProblems(
  page: Page,
  { without = [] }: { readonly without?: readonly string[] } = {},
): Promise<readonly string[]> {
  // Not `page.evaluate`: the protocol's own evaluation is not subject to the page's policy.
  const session = await page.context().newCDPSession(page);
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const settings = JSON.stringify({ resultTypes: ["violations"], preload: false, rules });
  const expression = `(async () => { if (!globalThis.axe) { ${source} }
    return JSON.stringify((await globalThis.axe.run(document, ${settings})).violations); })()`;
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  if (exceptionDetails !== undefined)
    throw new Error(`axe failed: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
  const violations = JSON.parse(String(result.value)) as readonly Violation[];
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = "" }) => `${id}: ${help}: ${target.join(" ")}: ${failureSummary}`),
  );
}
