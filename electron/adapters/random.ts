/** Randomness from the operating system. */
import { randomBytes, randomUUID } from "node:crypto";
import type { Random } from "../core/ports.ts";

/** Cryptographically strong bytes and version 4 UUIDs in lower case. */
export const systemRandom: Random = {
  bytes: (count) => randomBytes(count),
  uuid: () => randomUUID(),
};
