/** `project`, `tag`, `rename`, `archive`, `restore` and `erase`: keeping order among the keys. */
import { fail, ok } from "../../core/errors.ts";
import type { Result } from "../../core/errors.ts";
import type { Key } from "../../core/model.ts";
import { display } from "../../core/redaction/index.ts";
import { placeOf, selectorFrom } from "../../core/vault/index.ts";
import type { CommandContext, CommandOutcome, RegisterCommands } from "../context.ts";
import { addPlaceOptions, findKey, type PlaceOptions } from "../find-key.ts";
import { addExamples } from "../help.ts";
import { counted } from "../output.ts";
import { changeKey, report } from "./change-key.ts";
import type { Target } from "./change-key.ts";
import { registerProjectCommand } from "./project.ts";

/** Adds the commands to the program. */
export const registerHousekeepingCommands: RegisterCommands = (program, run) => {
  registerProjectCommand(program, run);
  const tag = program
    .command("tag <name> [changes...]")
    .description("shows the tags of a key, or changes them: +TAG puts one on, -TAG takes one off")
    // "-old" is a change, not an option.
    .allowUnknownOption()
    .action((name: string, changes: readonly string[]) =>
      run((context, { json }) => changeTags(context, name, changes, json)),
    );
  addExamples(tag, [
    "keystow tag STRIPE_SECRET_KEY",
    "keystow tag STRIPE_SECRET_KEY@shop/prod +billing -old",
  ]);
  const rename = addPlaceOptions(program.command("rename <name> <new-name>"))
    .description("gives a key another name; its variable stays")
    .action((name: string, newName: string, place: PlaceOptions) =>
      run((context, { json }) => changeKey(context, { name, place, json }, () => ok({ name: newName }))),
    );
  addExamples(rename, ["keystow rename STRIPE STRIPE_SECRET_KEY"]);
  registerArchiveCommands(program, run);
};

const registerArchiveCommands: RegisterCommands = (program, run) => {
  const archive = addPlaceOptions(program.command("archive <name>"))
    .description("puts a key away: its secret is kept, but lists, checks and .env files leave it out")
    .action((name: string, place: PlaceOptions) =>
      run((context, { json }) => putAway(context, { name, place, json })),
    );
  addExamples(archive, ["keystow archive OLD_TOKEN", "keystow list archived:yes"]);
  const restore = addPlaceOptions(program.command("restore <name>"))
    .description("takes a key back from the archive")
    .action((name: string, place: PlaceOptions) =>
      run((context, { json }) => takeBack(context, { name, place, json })),
    );
  addExamples(restore, ["keystow restore OLD_TOKEN"]);
  const erase = addPlaceOptions(program.command("erase <name>"))
    .description("deletes a key, its history and its secret for ever; the provider still knows the key")
    .option("--yes", "do not ask")
    .action((name: string, { yes, ...place }: PlaceOptions & { readonly yes?: boolean }) =>
      run((context, { json }) => eraseKey(context, { name, place, json }, yes === true)),
    );
  addExamples(erase, ["keystow erase OLD_TOKEN", "keystow erase OLD_TOKEN@shop/dev --yes"]);
};

async function changeTags(
  context: CommandContext,
  name: string,
  words: readonly string[],
  json: boolean,
): Promise<CommandOutcome> {
  const changes = words.filter((word) => word !== "--json");
  if (changes.some((word) => !/^[+-]./u.test(word))) {
    return fail("usage", "A change of a tag begins with + or -.", {
      hint: "For example: keystow tag NAME +live -old",
    });
  }
  const found = await findKey(context, name, {});
  if (!found.ok) return found;
  const { vault, key } = found.value;
  const tags = new Set(key.tags);
  for (const change of changes) {
    const tag = change.slice(1).normalize("NFC").trim();
    if (change.startsWith("+")) tags.add(tag);
    else if (!tags.delete(tag)) return fail("not-found", "The key does not have that tag.");
  }
  const edited = changes.length === 0 ? ok(key) : vault.edit(key.id, { tags: [...tags] });
  if (!edited.ok) return edited;
  if (!json) context.terminal.data(edited.value.tags.map((tag) => `${display(tag)}\n`).join(""));
  const said = counted(edited.value.tags.length, "tag");
  return report(context, vault, { key: edited.value, json, said: `${display(placeOf(key))}: ${said}.` });
}

async function putAway(context: CommandContext, { name, place, json }: Target): Promise<CommandOutcome> {
  const found = await findKey(context, name, place);
  if (!found.ok) return found;
  const { vault, key } = found.value;
  const archived = vault.archive(key.id);
  if (!archived.ok) return archived;
  const shown = display(placeOf(key));
  return report(context, vault, {
    key: archived.value,
    json,
    said: `${shown} is archived. Back: keystow restore`,
  });
}

/** Looks in the archive only: a key that is not archived may have the same name. */
async function takeBack(context: CommandContext, { name, place, json }: Target): Promise<CommandOutcome> {
  const opened = await context.vault();
  if (!opened.ok) return opened;
  const vault = opened.value;
  const selector = selectorFrom(name);
  const project = place.project ?? selector.project;
  const environment = place.env ?? selector.environment;
  const fits = (key: Key): boolean =>
    (key.id === selector.name || key.name === selector.name.normalize("NFC") || key.name === name) &&
    (project === undefined || key.name === name || (key.project ?? "") === project) &&
    (environment === undefined || key.name === name || (key.environment ?? "") === environment);
  const [key, ...others] = vault.list({ archived: true }).filter(fits);
  if (key === undefined)
    return fail("not-found", "The archive holds no key of that name.", {
      hint: "See: keystow list archived:yes",
    });
  if (others.length > 0) {
    const ids = [key, ...others].map((one) => one.id);
    return fail("ambiguous-name", "Several keys in the archive have that name.", {
      hint: `Name one by its id: ${ids.join(", ")}`,
      details: { ids },
    });
  }
  const restored = vault.restore(key.id);
  if (!restored.ok) return restored;
  return report(context, vault, { key: restored.value, json, said: `${display(placeOf(key))} is back.` });
}

async function eraseKey(
  context: CommandContext,
  { name, place, json }: Target,
  yes: boolean,
): Promise<CommandOutcome> {
  const found = await findKey(context, name, place);
  if (!found.ok) return found;
  const { vault, key } = found.value;
  if (!yes) {
    const confirmed = await confirmErase(context, key);
    if (!confirmed.ok) return confirmed;
  }
  const erased = await vault.erase(key.id);
  if (!erased.ok) return erased;
  if (json) context.terminal.json({ version: 1, erased: { id: key.id, name: key.name } });
  else
    context.terminal.message(
      `${display(placeOf(key))} is erased. If it still works, revoke it at its provider.`,
    );
  return ok({ exitCode: 0 });
}

/** The name has to be typed: a "y" is typed too easily for what cannot be undone. */
async function confirmErase({ terminal, prompts }: CommandContext, key: Key): Promise<Result<void>> {
  const shown = display(placeOf(key));
  if (!terminal.stdinIsTerminal) {
    return fail(
      "needs-confirmation",
      `Erasing ${shown} cannot be undone, and there is no terminal to ask on.`,
      {
        hint: "Say it with --yes, or put the key away with: keystow archive",
        details: { flag: "--yes" },
      },
    );
  }
  terminal.message(`This deletes ${shown} (${display(key.masked)}), its history and its secret for ever.`);
  const typed = await prompts.text(`Type its name (${display(key.name)}) to erase it`);
  if (!typed.ok) return typed;
  return typed.value.trim().normalize("NFC") === key.name ? ok() : fail("cancelled", "Nothing was erased.");
}
