/** `due --ics FILE`: writes the calendar, and replaces only what it may. */
import { resolve } from "node:path";
import { fail, ok } from "../../core/errors.ts";
import type { Result } from "../../core/errors.ts";
import type { CalendarDate, Key } from "../../core/model.ts";
import { display } from "../../core/redaction/index.ts";
import { calendarOf, isOwnCalendar } from "../../core/rotation/index.ts";
import type { CommandContext } from "../context.ts";
import { counted } from "../output.ts";

/** One alarm a week before, one on the day. */
const alarmDays = 7;
/** A calendar of 10,000 keys has about 8 MB. */
const maximumCalendarBytes = 32 * 1024 * 1024;

/** A path is shown whole as far as a path can be long. */
const longestPath = 4096;

/** Writes the calendar of `keys` to `file`, or to standard output when it is `-`. */
export async function exportCalendar(
  context: CommandContext,
  keys: readonly Key[],
  today: CalendarDate,
  file: string,
  replaceAnything: boolean,
): Promise<Result<void>> {
  const text = await calendarOf(keys, today, {
    at: new Date(context.clock.now()).toISOString(),
    alarmDays,
    describeProvider: (id) => context.catalogue.find((provider) => provider.id === id) ?? null,
  });
  if (file === "-") {
    context.terminal.data(text);
    return ok();
  }
  return await writeCalendar(context, file, Buffer.from(text, "utf8"), keys.length, replaceAnything);
}

async function writeCalendar(
  context: CommandContext,
  file: string,
  content: Buffer,
  events: number,
  replaceAnything: boolean,
): Promise<Result<void>> {
  if (file === "") return fail("usage", "--ics needs a file name, or - for standard output.");
  const path = await context.files.resolve(resolve(context.workingFolder, file));
  if (!path.ok) return path;
  const present = await presentContent(context, path.value);
  if (!present.ok) return present;
  if (present.value !== null && !isOwnCalendar(present.value) && !replaceAnything) {
    const question = `${display(path.value, longestPath)} was not written by Keystow. Replace it?`;
    const confirmed = await context.prompts.confirm(question, "--yes");
    if (!confirmed.ok) return confirmed;
    if (!confirmed.value) return fail("cancelled", "Nothing was written.");
  }
  const written = await context.files.replace(path.value, content, present.value);
  if (!written.ok) return written;
  context.terminal.message(
    `Wrote the dates of ${counted(events, "key")} to ${display(path.value, longestPath)}. Import it into your calendar.`,
  );
  return ok();
}

/** What stands at `path` now; null when nothing does. */
async function presentContent(context: CommandContext, path: string): Promise<Result<Buffer | null>> {
  const facts = await context.files.inspect(path);
  if (!facts.ok) return facts;
  return facts.value === null ? ok(null) : await context.files.read(path, maximumCalendarBytes);
}
