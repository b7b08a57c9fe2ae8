/** Reads a secret that is piped in. */
import { fail, ok, type Result } from "../core/errors.ts";
import { maximumSecretBytes, Secret } from "../core/secret.ts";

/** Room for the one line end that `echo` adds (CR and LF). */
const lineEndBytes = 2;

export type InputStream = AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean | undefined };

/**
 * All of `stream` as a secret, without one line end at its end. Refuses a terminal (what is typed
 * there would be echoed) with `usage`, and more than 64 KiB with `secret-too-large` without reading
 * the rest. An empty stream is an empty secret: the caller says what it wanted.
 */
export async function readSecretFrom(stream: InputStream): Promise<Result<Secret>> {
  if (stream.isTTY === true) {
    return fail("usage", "--stdin reads from a pipe, and this is a terminal.", {
      hint: "Leave --stdin out to be asked with a hidden prompt, or pipe the secret in.",
    });
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    length += bytes.length;
    if (length > maximumSecretBytes + lineEndBytes) return tooLarge();
  }
  const whole = Buffer.concat(chunks);
  for (const chunk of chunks) chunk.fill(0);
  const secret = Secret.fromBytes(withoutLineEnd(whole));
  whole.fill(0);
  return secret.byteLength > maximumSecretBytes ? tooLarge() : ok(secret);
}

function withoutLineEnd(bytes: Buffer): Buffer {
  if (bytes.at(-1) !== 0x0a) return bytes;
  return bytes.subarray(0, bytes.at(-2) === 0x0d ? -2 : -1);
}

function tooLarge(): Result<Secret> {
  return fail("secret-too-large", "What came in is larger than 64 KiB, the most that a secret may have.", {
    details: { maximumBytes: maximumSecretBytes },
  });
}
