/**
 * The sealed store's header: how the vault key is wrapped by the passphrase. It lies in the vault's
 * file in plain JSON, so an attacker may have changed it: everything in it is checked before use.
 */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import type { Uuid } from "../model.ts";
import type { Random } from "../ports.ts";
import type { Secret } from "../secret.ts";
import { defaultCost, keyBytes, keyFromPassphrase, seal, unseal } from "./sealing.ts";
import type { ScryptCost } from "./sealing.ts";

const formatVersion = 1;
const saltBytes = 32;
/** A sealed key: nonce, 32 bytes, tag. */
const wrappedBytes = 12 + keyBytes + 16;
/** A sealed nothing: nonce and tag. */
const proofBytes = 12 + 16;
const longestHeader = 4096;

export interface SealedHeader {
  /** Names this sealed store; part of every record's context, and the session key's name. */
  readonly id: Uuid;
  readonly cost: ScryptCost;
  readonly salt: Buffer;
  /** The vault key under the passphrase's key. */
  readonly wrapped: Buffer;
  /** Nothing, sealed under the vault key: tells whether a key from elsewhere is the right one. */
  readonly proof: Buffer;
}

const damaged = (): Result<never> =>
  fail(
    "vault-damaged",
    "The description of the sealed store is damaged, or was changed by another program.",
    {
      hint: "Leave the vault's file as it is, and restore it from a backup if you have one.",
    },
  );

/** The header as JSON. */
export function writeHeader(header: SealedHeader): string {
  const { id, cost, salt, wrapped, proof } = header;
  return JSON.stringify({
    version: formatVersion,
    id,
    kdf: { name: "scrypt", ...cost, salt: salt.toString("base64") },
    wrapped: wrapped.toString("base64"),
    proof: proof.toString("base64"),
  });
}

/** Reads a header. `vault-newer` for a later format, `vault-damaged` for anything unexpected. */
export function readHeader(text: string): Result<SealedHeader> {
  const root = parseObject(text);
  if (root === null) return damaged();
  const version = root["version"];
  if (typeof version === "number" && version > formatVersion) {
    return fail("vault-newer", "The sealed store was written by a newer Keystow. It has not been touched.", {
      hint: "Install the newest Keystow and try again.",
    });
  }
  const kdf = asObject(root["kdf"]);
  const id = root["id"];
  const cost = kdf?.["name"] === "scrypt" ? readCost(kdf) : null;
  const salt = readBytes(kdf?.["salt"], saltBytes);
  const wrapped = readBytes(root["wrapped"], wrappedBytes);
  const proof = readBytes(root["proof"], proofBytes);
  const known = version === formatVersion && typeof id === "string" && /^[0-9a-f-]{36}$/.test(id);
  if (!known || cost === null || salt === null || wrapped === null || proof === null) return damaged();
  return ok({ id, cost, salt, wrapped, proof });
}

/**
 * Not weaker than what Keystow writes, and at most 512 MiB and 16 times the default's time: a changed
 * header can neither weaken the passphrase nor exhaust the machine.
 */
function readCost(kdf: Readonly<Record<string, unknown>>): ScryptCost | null {
  const { N, r, p } = kdf;
  if (typeof N !== "number" || typeof r !== "number" || typeof p !== "number") return null;
  const whole = [N, r, p].every((value) => Number.isSafeInteger(value));
  const exponent = Math.log2(N);
  if (!whole || !Number.isInteger(exponent)) return null;
  const strong = N >= defaultCost.N && r >= defaultCost.r && p >= defaultCost.p;
  const bearable = N <= 2 ** 19 && r <= 32 && p <= 4 && 128 * N * r <= 512 * 1024 * 1024;
  return strong && bearable ? { N, r, p } : null;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  if (text.length > longestHeader) return null;
  try {
    return asObject(JSON.parse(text));
  } catch {
    return null;
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}

function readBytes(value: unknown, length: number): Buffer | null {
  if (typeof value !== "string") return null;
  const bytes = Buffer.from(value, "base64");
  return bytes.length === length && bytes.toString("base64") === value ? bytes : null;
}

/** Everything that the wrapping depends on is part of its context, so none of it can be exchanged. */
const wrapContext = (id: Uuid, cost: ScryptCost): string =>
  `keystow sealed ${formatVersion} wrapped ${id} scrypt ${cost.N} ${cost.r} ${cost.p}`;
const proofContext = (id: Uuid): string => `keystow sealed ${formatVersion} proof ${id}`;

/** A record's context: format, store and record id. */
export const recordContext = (storeId: Uuid, recordId: Uuid): string =>
  `keystow sealed ${formatVersion} record ${storeId} ${recordId}`;

/** Wraps `key` under `passphrase` with a fresh salt. */
export async function wrapKey(
  id: Uuid,
  key: Buffer,
  passphrase: Secret,
  random: Random,
): Promise<Result<SealedHeader>> {
  const cost = defaultCost;
  const salt = random.bytes(saltBytes);
  const wrapping = await keyFromPassphrase(passphrase, salt, cost);
  if (!wrapping.ok) return wrapping;
  const wrapped = seal(wrapping.value, key, wrapContext(id, cost), random);
  wrapping.value.fill(0);
  return ok({ id, cost, salt, wrapped, proof: seal(key, Buffer.alloc(0), proofContext(id), random) });
}

/** The vault key. Fails with `wrong-passphrase`. */
export async function unwrapKey(header: SealedHeader, passphrase: Secret): Promise<Result<Buffer>> {
  const wrapping = await keyFromPassphrase(passphrase, header.salt, header.cost);
  if (!wrapping.ok) return wrapping;
  const key = unseal(wrapping.value, header.wrapped, wrapContext(header.id, header.cost));
  wrapping.value.fill(0);
  if (key !== null && fits(header, key)) return ok(key);
  return fail("wrong-passphrase", "This is not the passphrase of the sealed store.", {
    hint: "Try again. There is no other way in: nobody can recover a forgotten passphrase.",
  });
}

/** Whether `key` is this header's vault key. */
export function fits(header: SealedHeader, key: Buffer): boolean {
  return key.length === keyBytes && unseal(key, header.proof, proofContext(header.id)) !== null;
}
