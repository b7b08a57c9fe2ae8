/** Where the passphrase of a sealed vault comes from: a file that only its owner can read, or a hidden prompt. */
import { resolve } from "node:path";
import type { AskPassphrase } from "./compose.ts";
import { fail, ok, type Result } from "./core/errors.ts";
import type { Files } from "./core/ports.ts";
import { Secret } from "./core/secret.ts";
import { minimumPassphraseLength } from "./core/secrets/index.ts";
import type { Prompts } from "./cli/context.ts";

export interface PassphraseParts {
  readonly files: Pick<Files, "inspect" | "read">;
  readonly prompts: Pick<Prompts, "secret">;
  readonly interactive: boolean;
  /** KEYSTOW_PASSPHRASE_FILE. */
  readonly file: string | undefined;
  readonly workingFolder: string;
}

const longestPassphrase = 4_096;

/**
 * `--passphrase-file` first, then the environment's file, then a hidden prompt, which asks for a new
 * passphrase twice. A new one that is too short is refused here, before anything is created.
 */
export function passphraseSource(parts: PassphraseParts): AskPassphrase {
  return async (purpose, named) => {
    const file = named ?? parts.file;
    const read =
      file === undefined || file === ""
        ? await fromPerson(parts, purpose)
        : await fromFile(parts, resolve(parts.workingFolder, file));
    return read.ok && purpose === "create" ? longEnough(read.value) : read;
  };
}

async function fromPerson(parts: PassphraseParts, purpose: "open" | "create"): Promise<Result<Secret>> {
  if (!parts.interactive) return notGiven(purpose);
  return purpose === "create"
    ? await newPassphrase(parts)
    : await parts.prompts.secret("Passphrase of the vault");
}

function longEnough(passphrase: Secret): Result<Secret> {
  if (Array.from(passphrase.revealText()).length >= minimumPassphraseLength) return ok(passphrase);
  passphrase.wipe();
  return fail("invalid-input", `A passphrase needs at least ${minimumPassphraseLength} characters.`, {
    hint: "Better: five or six random words. It is all that protects a sealed vault.",
  });
}

function notGiven(purpose: "open" | "create"): Result<never> {
  if (purpose === "create") {
    return fail("usage", "A sealed vault needs a passphrase, and there is no terminal to ask on.", {
      hint: "Put it into a file that only you can read, and name that with --passphrase-file.",
    });
  }
  return fail(
    "store-locked",
    "The sealed vault is locked, and there is no terminal to ask for the passphrase on.",
    {
      hint: "Run keystow unlock on a terminal, or name the passphrase's file in KEYSTOW_PASSPHRASE_FILE.",
    },
  );
}

async function newPassphrase({ prompts }: PassphraseParts): Promise<Result<Secret>> {
  const first = await prompts.secret(
    `New passphrase (at least ${minimumPassphraseLength} characters; nobody can recover it)`,
  );
  if (!first.ok) return first;
  const second = await prompts.secret("The same again");
  if (!second.ok) return second;
  const same = first.value.equals(second.value);
  second.value.wipe();
  if (same) return first;
  first.value.wipe();
  return fail("invalid-input", "The two passphrases differ. Nothing was created.");
}

async function fromFile({ files }: PassphraseParts, path: string): Promise<Result<Secret>> {
  const facts = await files.inspect(path);
  if (!facts.ok) return facts;
  if (facts.value === null) {
    return fail("file-missing", "The file for the passphrase does not exist.", { details: { file: path } });
  }
  if (process.platform !== "win32" && (facts.value.mode & 0o077) !== 0 && facts.value.kind !== "link") {
    return fail("file-refused", "The file with the passphrase can be read by other users.", {
      hint: "Narrow it with: chmod 600 FILE",
      details: { file: path },
    });
  }
  const content = await files.read(path, longestPassphrase);
  if (!content.ok) return content;
  const end = content.value.at(-1) === 0x0a ? (content.value.at(-2) === 0x0d ? -2 : -1) : undefined;
  const passphrase = Secret.fromBytes(content.value.subarray(0, end));
  content.value.fill(0);
  if (passphrase.byteLength > 0) return ok(passphrase);
  return fail("secret-empty", "The file for the passphrase is empty.", { details: { file: path } });
}
