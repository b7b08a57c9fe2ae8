/** Randomness that a seed decides, so that a failing test can be run again as it was. */
import { createHash } from "node:crypto";
import type { Random } from "../../electron/core/ports.ts";

export interface SeededRandom extends Random {
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
}

/** A stream of SHA-256 blocks over seed and counter. */
export function seededRandom(seed: string | number): SeededRandom {
  let counter = 0;
  let pool = Buffer.alloc(0);
  const bytes = (count: number): Buffer => {
    while (pool.length < count) {
      const block = createHash("sha256").update(`${seed}:${counter}`).digest();
      counter += 1;
      pool = Buffer.concat([pool, block]);
    }
    const taken = Buffer.from(pool.subarray(0, count));
    pool = pool.subarray(count);
    return taken;
  };
  const uuid = (): string => {
    const raw = bytes(16);
    raw[6] = ((raw[6] ?? 0) & 0x0f) | 0x40;
    raw[8] = ((raw[8] ?? 0) & 0x3f) | 0x80;
    const hex = raw.toString("hex");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  };
  return { bytes, uuid, below: (limit) => bytes(6).readUIntBE(0, 6) % limit };
}
