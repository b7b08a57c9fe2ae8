/**
 * Structured clones as text, both ways. `makeCodec` is also injected into pages as source, so it
 * uses nothing outside itself but what Node and Chromium both have.
 */

export interface Codec {
  /** Throws Electron's "An object could not be cloned." for what a structured clone refuses. */
  encode(value: unknown): string;
  decode(text: string): unknown;
}

/** A value as JSON can hold it: itself, or `[tag, …]`. A list is always tagged. */
type Coded = string | number | boolean | null | readonly unknown[];

export function makeCodec(): Codec {
  const refuse = (): never => {
    throw new Error("An object could not be cloned.");
  };
  const toBase64 = (bytes: Uint8Array): string => {
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  };
  const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const tagOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1);

  const encode = (root: unknown): string => {
    // Each object has a place in this list, so that cycles and shared references survive.
    const nodes: unknown[] = [];
    const places = new Map<object, number>();
    const pairs = (value: object): unknown[] => Object.entries(value).map(([key, part]) => [key, code(part)]);
    const node = (value: object): unknown[] => {
      const tag = tagOf(value);
      if (Array.isArray(value)) return ["list", value.length, pairs(value)];
      if (value instanceof Map) return ["map", [...value].map(([key, part]) => [code(key), code(part)])];
      if (value instanceof Set) return ["set", [...value].map((part) => code(part))];
      if (value instanceof Date) return ["date", value.getTime()];
      if (value instanceof RegExp) return ["pattern", value.source, value.flags];
      if (value instanceof ArrayBuffer) return ["buffer", toBase64(new Uint8Array(value))];
      if (ArrayBuffer.isView(value))
        return ["bytes", tag, toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))];
      if (value instanceof Error) return ["error", value.name, value.message];
      return tag === "Object" ? ["record", pairs(value)] : refuse();
    };
    const code = (value: unknown): Coded => {
      if (value === null || typeof value === "string" || typeof value === "boolean") return value;
      if (typeof value === "number")
        return Number.isFinite(value) && !Object.is(value, -0)
          ? value
          : ["number", Object.is(value, -0) ? "-0" : String(value)];
      if (value === undefined) return ["undefined"];
      if (typeof value === "bigint") return ["bigint", String(value)];
      if (typeof value !== "object") return refuse();
      const known = places.get(value);
      if (known !== undefined) return ["at", known];
      const place = nodes.push(null) - 1;
      places.set(value, place);
      nodes[place] = node(value);
      return ["at", place];
    };
    const start = code(root);
    return JSON.stringify([start, nodes]);
  };

  const decode = (text: string): unknown => {
    const [root, nodes] = JSON.parse(text) as [Coded, (readonly unknown[])[]];
    const made = new Map<number, unknown>();
    const keep = <Value>(place: number, value: Value): Value => {
      made.set(place, value);
      return value;
    };
    const fill = (target: object, parts: unknown): void => {
      for (const [key, part] of parts as [string, Coded][])
        // Not by assignment: a key may be named __proto__.
        Object.defineProperty(target, key, {
          value: read(part),
          writable: true,
          enumerable: true,
          configurable: true,
        });
    };
    const bytes = (name: unknown, content: unknown): unknown => {
      const raw = fromBase64(String(content));
      const view: unknown = Reflect.get(globalThis, String(name));
      return typeof view === "function" ? (Reflect.construct(view, [raw.buffer]) as unknown) : raw;
    };
    const make = (place: number, [kind, first, second]: readonly unknown[]): unknown => {
      const target: object = kind === "list" ? Array.from({ length: Number(first) }) : {};
      const map = new Map<unknown, unknown>();
      const set = new Set<unknown>();
      switch (kind) {
        case "list":
        case "record":
          keep(place, target);
          fill(target, kind === "list" ? second : first);
          return target;
        case "map":
          keep(place, map);
          for (const [key, part] of first as [Coded, Coded][]) map.set(read(key), read(part));
          return map;
        case "set":
          keep(place, set);
          for (const part of first as Coded[]) set.add(read(part));
          return set;
        case "date":
          return keep(place, new Date(first === null ? Number.NaN : Number(first)));
        case "pattern":
          return keep(place, new RegExp(String(first), String(second)));
        case "buffer":
          return keep(place, fromBase64(String(first)).buffer);
        case "bytes":
          return keep(place, bytes(first, second));
        default:
          return keep(place, Object.assign(new Error(String(second)), { name: String(first) }));
      }
    };
    const read = (value: Coded): unknown => {
      if (!Array.isArray(value)) return value;
      const [kind, content] = value as readonly unknown[];
      if (kind === "undefined") return undefined;
      if (kind === "number") return Number(content);
      if (kind === "bigint") return BigInt(String(content));
      const place = Number(content);
      return made.has(place) ? made.get(place) : make(place, nodes[place] ?? []);
    };
    return read(root);
  };

  const cloned = (value: unknown): unknown => {
    try {
      // The platform's own algorithm decides what is refused: functions, nodes, proxies.
      return structuredClone(value);
    } catch {
      return refuse();
    }
  };
  return { encode: (value) => encode(cloned(value)), decode };
}
