/** `chooseFile`, `saveCalendar`, `saveLedger`, `exportOwnProvider`: files that the user names in a native dialog. */
import { fail, ok, type Result } from "../core/errors.ts";
import type { Key } from "../core/model.ts";
import { calendarOf, dueList, today as todayOf } from "../core/rotation/index.ts";
import { failureOf, type Vault } from "../core/vault/index.ts";
import type { ChosenFile } from "../ipc/answers.ts";
import type { ArgumentsOf } from "../ipc/contract.ts";
import type { Part, ServiceContext } from "./context.ts";
import type { FileDialogs } from "./desktop.ts";
import { exportDefinition } from "./own-providers.ts";
import { ledgerCsv, ledgerEntries, wholeLedger } from "./ledger-entries.ts";

type DialogContext = Pick<ServiceContext, "session" | "files" | "clock" | "catalogue" | "chosenFiles">;

/** One alarm a week before, one on the day. */
const alarmDays = 7;
/** A calendar of 10,000 keys has about 8 MB. */
const maximumBytes = 32 * 1024 * 1024;

/** The part of the contract that asks for files. One dialog at a time. */
export function createFilesDialogPart(
  context: DialogContext,
  dialogs: FileDialogs,
): Part<"chooseFile" | "saveCalendar" | "saveLedger" | "exportOwnProvider"> {
  const alone = oneAtATime();
  return {
    chooseFile: (purpose) => alone(() => chooseFile(context, dialogs, purpose)),
    saveCalendar: () => alone(() => saveCalendar(context, dialogs)),
    saveLedger: () => alone(() => saveLedger(context, dialogs)),
    exportOwnProvider: (wanted) => alone(() => saveDefinition(context, dialogs, wanted)),
  };
}

/** A page that asks again and again must not cover the desktop with dialogs. */
function oneAtATime(): <T>(work: () => Promise<Result<T>>) => Promise<Result<T>> {
  let open = false;
  return async (work) => {
    if (open) return fail("usage", "A file is being chosen already.");
    open = true;
    try {
      return await work();
    } catch {
      return fail("internal", "The system's dialog could not be shown.");
    } finally {
      open = false;
    }
  };
}

const openTitles = {
  import: "Choose a .env file to read",
  provider: "Choose the definition of a provider",
} as const;

async function chooseFile(
  context: DialogContext,
  dialogs: FileDialogs,
  purpose: ArgumentsOf<"chooseFile">[0],
): Promise<Result<{ readonly file: ChosenFile | null }>> {
  const path =
    purpose === "export"
      ? await dialogs.save({ title: "Choose the .env file to write", button: "Choose", name: ".env" })
      : await dialogs.open({ title: openTitles[purpose], button: "Choose" });
  return ok({ file: path === null ? null : context.chosenFiles.remember(path) });
}

async function saveCalendar(
  context: DialogContext,
  dialogs: FileDialogs,
): Promise<Result<{ readonly shown: string | null }>> {
  const vault = await context.session.vault();
  if (!vault.ok) return vault;
  const keys = datedKeys(context, vault.value);
  if (!keys.ok) return keys;
  const file = { title: "Save the due dates as a calendar", name: "key-rotations.ics" };
  return await saveText(context, dialogs, file, () => calendarText(context, keys.value));
}

function datedKeys({ clock }: DialogContext, vault: Vault): Result<readonly Key[]> {
  try {
    const dated = dueList(vault.list(), todayOf(clock), Number.POSITIVE_INFINITY).map(({ key }) => key);
    if (dated.length > 0) return ok(dated);
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
  return fail("not-found", "No key has a due date, so there is nothing to put into a calendar.", {
    hint: "Give a key a rotation policy first.",
  });
}

async function saveLedger(
  context: DialogContext,
  dialogs: FileDialogs,
): Promise<Result<{ readonly shown: string | null }>> {
  const vault = await context.session.vault();
  if (!vault.ok) return vault;
  const table = ledgerTable(vault.value);
  if (!table.ok) return table;
  const file = { title: "Save the requests that were sent", name: "keystow-requests.csv" };
  return await saveText(context, dialogs, file, () => table.value);
}

async function saveDefinition(
  context: DialogContext,
  dialogs: FileDialogs,
  { id, format }: ArgumentsOf<"exportOwnProvider">[0],
): Promise<Result<{ readonly shown: string | null }>> {
  const vault = await context.session.vault();
  if (!vault.ok) return vault;
  const text = exportDefinition(vault.value, context.catalogue, id, format);
  if (!text.ok) return text;
  const file = { title: "Save the provider's definition", name: `${id}.${format}` };
  return await saveText(context, dialogs, file, () => text.value);
}

function ledgerTable(vault: Vault): Result<string> {
  try {
    return ok(ledgerCsv(ledgerEntries(vault, { limit: wholeLedger })));
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

function calendarText({ clock, catalogue }: DialogContext, keys: readonly Key[]): Promise<string> {
  return calendarOf(keys, todayOf(clock), {
    at: new Date(clock.now()).toISOString(),
    alarmDays,
    describeProvider: (id) => catalogue.find((provider) => provider.id === id) ?? null,
  });
}

/** Asks where to, and only then makes the text. Null: the user cancelled. */
async function saveText(
  context: DialogContext,
  dialogs: FileDialogs,
  file: { readonly title: string; readonly name: string },
  text: () => string | Promise<string>,
): Promise<Result<{ readonly shown: string | null }>> {
  const path = await dialogs.save({ ...file, button: "Save" });
  if (path === null) return ok({ shown: null });
  const written = await replaceFile(context, path, await text());
  return written.ok ? ok({ shown: context.chosenFiles.shown(path) }) : written;
}

/** The dialog has asked before an existing file; what stands there is replaced if it is still the same. */
async function replaceFile(
  { files }: Pick<DialogContext, "files">,
  path: string,
  text: string,
): Promise<Result<void>> {
  const resolved = await files.resolve(path);
  if (!resolved.ok) return resolved;
  const facts = await files.inspect(resolved.value);
  if (!facts.ok) return facts;
  const present = facts.value === null ? ok(null) : await files.read(resolved.value, maximumBytes);
  if (!present.ok) return present;
  return await files.replace(resolved.value, Buffer.from(text, "utf8"), present.value);
}
