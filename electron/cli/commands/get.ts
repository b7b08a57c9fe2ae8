/** `get`: the value itself, for a pipe. */
import { fail, ok } from "../../core/errors.ts";
import type { Key } from "../../core/model.ts";
import { display } from "../../core/redaction/index.ts";
import type { Secret } from "../../core/secret.ts";
import type { CommandContext, CommandOutcome, RegisterCommands } from "../context.ts";
import { addPlaceOptions, findKey, type PlaceOptions } from "../find-key.ts";
import { addExamples } from "../help.ts";

interface GetOptions extends PlaceOptions {
  readonly reveal?: boolean;
  readonly field?: string;
}

const help = `Writes the value of a key to a pipe or a file, exactly, without a line end. On a terminal it refuses,
because others may look on and the text stays in the scrollback; --reveal shows it there all the same.`;

/** Adds the command to the program. */
export const registerGetCommand: RegisterCommands = (program, run) => {
  const command = program
    .command("get <name>")
    .summary("the value itself, to a pipe")
    .description(help)
    .option("--reveal", "show it on a terminal")
    .option("--field <id>", "a further field of the key, in place of its value");
  addPlaceOptions(command).action((name: string, options: GetOptions) =>
    run((context, { json }) => get(context, name, options, json)),
  );
  addExamples(command, [
    "keystow get STRIPE_SECRET_KEY | pbcopy",
    'curl -H "x-api-key: $(keystow get FLUXIMAGE_API_KEY)" …',
    "keystow get TWILIO_AUTH_TOKEN --field accountSid",
  ]);
};

async function get(
  context: CommandContext,
  name: string,
  options: GetOptions,
  json: boolean,
): Promise<CommandOutcome> {
  const { terminal } = context;
  if (terminal.stdoutIsTerminal && options.reveal !== true) {
    return fail("needs-confirmation", "A secret is not shown on a terminal unless you ask for it.", {
      hint: "Pipe it into the program that needs it, or add --reveal.",
      details: { flag: "--reveal" },
    });
  }
  const found = await findKey(context, name, options);
  if (!found.ok) return found;
  const { vault, key } = found.value;
  const plain = options.field === undefined ? undefined : key.fields[options.field];
  if (plain !== undefined) return print(context, key, options.field, plain, json);
  if (options.field !== undefined && !key.secretFields.includes(options.field)) return noSuchField(key);
  const secrets = await vault.readSecrets(key.id);
  if (!secrets.ok) return secrets;
  const secret = options.field === undefined ? secrets.value.value : secrets.value.fields[options.field];
  if (secret === undefined) return noSuchField(key);
  // Written down before it is handed out: there is no reading that leaves no trace.
  vault.recordActivity({ kind: "key-read", keyId: key.id, keyName: key.name, details: { by: "get" } });
  return print(context, key, options.field, secret, json);
}

function noSuchField(key: Key): CommandOutcome {
  const fields = [...Object.keys(key.fields), ...key.secretFields];
  return fail("not-found", `${display(key.name)} has no such field.`, {
    hint: fields.length === 0 ? "It has none." : `It has: ${fields.map((id) => display(id)).join(", ")}.`,
    details: { fields },
  });
}

function print(
  { terminal }: CommandContext,
  key: Key,
  field: string | undefined,
  value: Secret | string,
  json: boolean,
): CommandOutcome {
  const text = typeof value === "string" ? value : value.revealText();
  if (json) {
    terminal.json({ version: 1, name: key.name, field: field ?? null, value: text });
  } else if (terminal.stdoutIsTerminal) {
    // A value with escape sequences would otherwise steer the terminal.
    const lines = text.split("\n").map((line) => display(line, Number.POSITIVE_INFINITY));
    terminal.data(`${lines.join("\n")}\n`);
    if (lines.join("\n") !== text)
      terminal.message("Some characters are shown as escapes; a pipe gets them as they are.");
  } else {
    terminal.data(typeof value === "string" ? value : value.revealBytes());
  }
  return ok({ exitCode: 0 });
}
