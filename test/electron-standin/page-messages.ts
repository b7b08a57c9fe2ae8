/** Answers what a page's preload asks: finds the handler, calls it, sends its answer back. */
import { makeCodec } from "./codec.ts";
import type { InvokeHandler } from "./api/ipc-main.ts";
import type { PageHost } from "./page-host.ts";

const codec = makeCodec();
const tokenForm = /^standin-file:[0-9a-f-]{36}$/;

export const encode = (value: unknown): string => codec.encode(value);
export const decode = (text: string): unknown => codec.decode(text);

/** The parameters of a message, with the paths of files where the preload put tokens. */
export async function readParameters(
  page: PageHost,
  context: number,
  text: string,
): Promise<readonly unknown[]> {
  const parameters = codec.decode(text) as readonly unknown[];
  if (!text.includes("standin-file:")) return parameters;
  return (await Promise.all(parameters.map((one) => withPaths(page, context, one)))) as readonly unknown[];
}

async function withPaths(page: PageHost, context: number, value: unknown): Promise<unknown> {
  if (typeof value === "string") return tokenForm.test(value) ? await page.filePath(context, value) : value;
  if (Array.isArray(value)) return await Promise.all(value.map((part) => withPaths(page, context, part)));
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  const pairs = Object.entries(value).map(
    async ([key, part]) => [key, await withPaths(page, context, part)] as const,
  );
  return Object.fromEntries(await Promise.all(pairs));
}

/** Calls `handler` for an invoke and sends what came of it. Errors go as Electron sends them: as text. */
export async function answerInvoke(
  page: PageHost,
  call: {
    readonly context: number;
    readonly number: number;
    readonly channel: string;
    readonly text: string;
  },
  handler: InvokeHandler | undefined,
  event: object,
): Promise<void> {
  const { context, number, channel } = call;
  const reply = (ok: boolean, text: string): Promise<void> =>
    page.tell(context, { kind: "reply", number, channel, ok, text });
  try {
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    const parameters = await readParameters(page, context, call.text);
    await reply(true, codec.encode(await handler(event as never, ...(parameters as never[]))));
  } catch (error) {
    await reply(false, String(error));
  }
}
