/**
 * A small strict reader of iCalendar files (RFC 5545, sections 3.1 and 3.3.11), written from the
 * standard and not from our writer: what it cannot read, a calendar program may not read either.
 */

export interface ReadEvent {
  /** Name with its parameters (`DTSTART;VALUE=DATE`) to value, text escapes undone. */
  readonly properties: Readonly<Record<string, string>>;
  readonly alarms: readonly Readonly<Record<string, string>>[];
}

export interface ReadCalendar {
  readonly properties: Readonly<Record<string, string>>;
  readonly events: readonly ReadEvent[];
}

interface Component {
  readonly name: string;
  readonly properties: Record<string, string>;
  readonly parts: Component[];
}

const undone: Readonly<Record<string, string>> = { n: "\n", N: "\n" };

function unfold(text: string): string[] {
  if (!text.endsWith("\r\n")) throw new Error("the last line has no end");
  const physical = text.slice(0, -2).split("\r\n");
  for (const line of physical) {
    if (/[\r\n]/.test(line)) throw new Error("a bare line end");
    if (Buffer.byteLength(line) > 75) throw new Error("a line of more than 75 octets");
  }
  return physical.join("\r\n").replaceAll("\r\n ", "").split("\r\n");
}

function readComponent(lines: string[], name: string): Component {
  const component: Component = { name, properties: {}, parts: [] };
  for (;;) {
    const line = lines.shift();
    if (line === undefined) throw new Error(`${name} does not end`);
    const parts = /^([A-Z-]+(?:;[A-Z-]+=[^:;,"]+)*):(.*)$/su.exec(line);
    const [, property = "", value = ""] = parts ?? [];
    if (parts === null) throw new Error("a line without a name");
    if (property === "END") {
      if (value !== name) throw new Error(`${name} is ended by ${value}`);
      return component;
    }
    if (property === "BEGIN") component.parts.push(readComponent(lines, value));
    else if (property in component.properties) throw new Error(`${property} occurs twice`);
    else
      component.properties[property] = value.replace(/\\(.)/gsu, (_, next: string) => undone[next] ?? next);
  }
}

/** Reads a whole file; throws on anything that the standard forbids. */
export function parseCalendar(text: string): ReadCalendar {
  const lines = unfold(text);
  if (lines.shift() !== "BEGIN:VCALENDAR") throw new Error("no calendar");
  const calendar = readComponent(lines, "VCALENDAR");
  if (lines.length > 0) throw new Error("something follows the calendar");
  for (const needed of ["VERSION", "PRODID"]) {
    if (!(needed in calendar.properties)) throw new Error(`${needed} is missing`);
  }
  const events = calendar.parts.filter((part) => part.name === "VEVENT");
  return {
    properties: calendar.properties,
    events: events.map(({ properties, parts }) => ({
      properties,
      alarms: parts.map((alarm) => alarm.properties),
    })),
  };
}
