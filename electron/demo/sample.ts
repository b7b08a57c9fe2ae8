/**
 * The sample vault of the window: a real vault in a throw-away folder with made-up keys. Every status
 * in it comes from a real check against providers that this machine plays (`pretend-catalogue.ts`).
 */
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../adapters/clock.ts";
import { createHttpClient } from "../adapters/https.ts";
import { systemRandom } from "../adapters/random.ts";
import type { Surroundings } from "../compose.ts";
import { windowPlace } from "../compose-window.ts";
import { fail, ok, type Result } from "../core/errors.ts";
import type { HttpClient } from "../core/ports.ts";
import { catalogue } from "../core/providers/index.ts";
import type { Sample, VaultPlace } from "../services/vault-door.ts";
import { pretendHosts, startPretendProvider } from "./pretend-provider.ts";
import { fillSample } from "./sample-fill.ts";
import { sampleKeyring } from "./sample-keyring.ts";
import { sampleKeys } from "./sample-keys.ts";

const system: Surroundings = { clock: systemClock, random: systemRandom };

/** Makes a sample and checks its keys; takes about a second. Nothing is left behind when that fails. */
export async function makeSample(surroundings: Surroundings = system): Promise<Result<Sample>> {
  const folder = await throwAwayFolder();
  if (folder === null) {
    return fail("file-write-failed", "The folder for temporary files cannot be written to.", {
      hint: "Set TMPDIR to a folder of your own and try again.",
    });
  }
  // Also when the program ends without coming back here.
  const sweep = (): void => rmSync(folder, { recursive: true, force: true });
  process.once("exit", sweep);
  const provider = await startPretendProvider({ catalogue, hosts: [...pretendHosts, ...playedHosts()] });
  const http = createHttpClient({
    certificateAuthorities: [provider.authority.certificate],
    resolve: provider.resolve,
    environment: {},
  });
  const keyring = sampleKeyring();
  const remove = async (): Promise<void> => {
    await provider.close();
    keyring.wipe();
    sweep();
    process.off("exit", sweep);
  };
  const place = windowPlace(folder, () => keyring, surroundings);
  const filled = await fill(place, http, surroundings);
  if (filled.ok) return ok({ place, http, remove });
  await remove();
  return filled;
}

async function throwAwayFolder(): Promise<string | null> {
  try {
    return await mkdtemp(join(tmpdir(), "keystow-sample-"));
  } catch {
    return null;
  }
}

/** Every host that a key of the sample may be sent to. Wildcards stand for account names in hosts. */
function playedHosts(): readonly string[] {
  const hosts = catalogue.flatMap((provider) => provider.hosts);
  const fields = sampleKeys.flatMap((key) => Object.values(key.fields ?? {}));
  const own = fields.flatMap((text) => URL.parse(text)?.hostname ?? []);
  return [...new Set([...hosts.filter((host) => !host.includes("{")), ...own])];
}

async function fill(place: VaultPlace, http: HttpClient, surroundings: Surroundings): Promise<Result<void>> {
  const made = await place.create("keychain", null, { isLocked: () => false });
  if (!made.ok) return made;
  try {
    return await fillSample(made.value, http, surroundings);
  } finally {
    await made.value.close();
  }
}
