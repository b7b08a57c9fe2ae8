/** What is true behind the window: the same vault through the command line, and what the network got. */
import type { Arrival } from "../../electron/demo/pretend-answers.ts";
import type { WindowPlace } from "./window-place.ts";

type Terminal = Pick<WindowPlace, "terminal">;

/** The parts of `keystow list --json` that specs look at. */
export interface StoredKey {
  readonly name: string;
  readonly variable: string;
  readonly provider: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly rotation: {
    readonly policyDays: number | null;
    readonly dueOn: string | null;
    readonly state: string;
  };
  readonly check: {
    readonly status: string;
    readonly reason: string | null;
    readonly at: string | null;
    readonly definite: { readonly status: string; readonly at: string } | null;
  };
}

/** The keys that a query finds; without one, all that are not in the archive. */
export async function storedKeys({ terminal }: Terminal, ...query: string[]): Promise<readonly StoredKey[]> {
  const { stdout } = await terminal(["list", ...query, "--json"]);
  return (JSON.parse(stdout) as { readonly keys: readonly StoredKey[] }).keys;
}

/** The one key of that name. */
export async function storedKey(place: Terminal, name: string): Promise<StoredKey> {
  const found = (await storedKeys(place)).find((key) => key.name === name);
  if (found === undefined) throw new Error(`the vault has no ${name}`);
  return found;
}

/** The value of a key, as `keystow get` gives it to a pipe. */
export async function storedValue({ terminal }: Terminal, name: string): Promise<string> {
  const { exitCode, stdout, stderr } = await terminal(["get", name]);
  if (exitCode !== 0) throw new Error(stderr);
  return stdout.replace(/\n$/, "");
}

/** The code of the error with which a command ends; null when it works. */
export async function errorCode({ terminal }: Terminal, words: readonly string[]): Promise<string | null> {
  const { exitCode, stdout } = await terminal([...words, "--json"]);
  if (exitCode === 0) return null;
  return (JSON.parse(stdout) as { readonly error?: { readonly code: string } }).error?.code ?? null;
}

/** The requests that carry `secret`, wherever in them, and how often each does. */
export function requestsWith(
  secret: string,
  arrivals: readonly Arrival[],
): readonly { readonly host: string; readonly times: number }[] {
  return arrivals.flatMap((arrival) => {
    const times = JSON.stringify(arrival).split(secret).length - 1;
    return times === 0 ? [] : [{ host: arrival.host, times }];
  });
}
