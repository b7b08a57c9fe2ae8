/**
 * A process of its own that writes a file, for tests that kill it, starve it, or run several at once.
 * Arguments: what to do, the file, and what that needs. Prints a code or a number.
 */
import { chmodSync, chownSync } from "node:fs";
import { dirname } from "node:path";
import { makeFiles } from "../../electron/adapters/files.ts";
import type { Result } from "../../electron/core/errors.ts";

const [task = "", path = "", first = "", second = "", step = ""] = process.argv.slice(2);

const show = (result: Result<void>): void => {
  console.log(
    result.ok ? "ok" : `${result.error.code} ${String(result.error.details?.["cause"] ?? "")}`.trim(),
  );
};

const orNull = (text: string): Buffer | null => (text === "" ? null : Buffer.from(text));

/** Adds one to the number in the file, `times` times, starting over whenever somebody else was faster. */
const count = async (times: number): Promise<void> => {
  const files = makeFiles();
  let done = 0;
  while (done < times) {
    const seen = await files.read(path, 100);
    if (!seen.ok) throw new Error(seen.error.code);
    const next = Buffer.from(`${Number(seen.value.toString()) + 1}\n`);
    if ((await files.replace(path, next, seen.value)).ok) done += 1;
  }
  console.log(done);
};

const overwriteForever = async (): Promise<void> => {
  const files = makeFiles();
  for (let round = 0; ; round += 1) {
    const seen = await files.read(path, 100_000);
    if (seen.ok) await files.replace(path, Buffer.alloc(50_000, String(round % 10)), seen.value);
    if (round === 1) console.log("writing");
  }
};

/** Root may write anywhere, so root first becomes somebody else, who owns the folder. */
const writeReadOnly = async (): Promise<void> => {
  if (process.getuid?.() === 0) {
    chownSync(dirname(path), 65_534, 65_534);
    chownSync(path, 65_534, 65_534);
    chmodSync(dirname(path), 0o500);
    process.setgid?.(65_534);
    process.setuid?.(65_534);
  } else chmodSync(dirname(path), 0o500);
  show(await makeFiles().replace(path, Buffer.from(second), orNull(first)));
};

if (task === "count") await count(Number(first));
else if (task === "loop") await overwriteForever();
else if (task === "read-only") await writeReadOnly();
else if (task === "big") show(await makeFiles().replace(path, Buffer.alloc(100_000, "x"), orNull(first)));
else if (task === "kill") {
  const files = makeFiles({
    afterStep: (reached) => void (reached === step && process.kill(process.pid, "SIGKILL")),
  });
  show(await files.replace(path, Buffer.from(second), orNull(first)));
}
