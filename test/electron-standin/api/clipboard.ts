/** `clipboard` as of Electron 44: promises, and items by type. It lives in this process's memory. */
import type { Clipboard, ClipboardBookmark } from "electron";
import { guarded } from "../missing.ts";

type Given = string | ClipboardBookmark | Blob | Promise<Blob | string>;

export class StandInClipboardItem {
  readonly #parts: Readonly<Record<string, Given>>;

  constructor(parts: Readonly<Record<string, Given>>) {
    if (Object.keys(parts).length === 0) throw new TypeError("Empty dictionary argument");
    this.#parts = parts;
  }
  get types(): string[] {
    return Object.keys(this.#parts);
  }
  async getType(type: string): Promise<Blob> {
    const part = await this.#parts[type];
    if (part === undefined) throw new Error(`The type was not found: ${type}`);
    if (part instanceof Blob) return part;
    return new Blob([typeof part === "string" ? part : JSON.stringify(part)], { type });
  }
}

let content: ReadonlyMap<string, Blob> = new Map();

async function write(items: readonly StandInClipboardItem[]): Promise<void> {
  const types = items.flatMap((item) => item.types.map((type) => ({ item, type })));
  const pairs = types.map(async ({ item, type }) => [type, await item.getType(type)] as const);
  content = new Map(await Promise.all(pairs));
}

const covered = {
  clear: () => {
    content = new Map();
  },
  has: (type: string) => Promise.resolve(content.has(type)),
  readText: async () => (await content.get("text/plain")?.text()) ?? "",
  writeText: (text: string) => write([new StandInClipboardItem({ "text/plain": text })]),
} satisfies Pick<Clipboard, "clear" | "has" | "readText" | "writeText">;

export const clipboard = guarded("clipboard", {
  ...covered,
  write,
  read: () =>
    Promise.resolve(content.size === 0 ? [] : [new StandInClipboardItem(Object.fromEntries(content))]),
});
