/** What every `HttpClient` does, the real one and the scripted one alike. */
import { afterEach, expect, test } from "vitest";
import type { HttpClient, HttpRequest } from "../../electron/core/ports.ts";
import type { Scripted } from "../fakes/scripted-http.ts";

/** A client whose server answers with `scripted`; `"never"`: the server takes the request and is silent. */
export interface HttpSetup {
  readonly client: HttpClient;
  readonly url: URL;
  close(): Promise<void>;
}

export type PrepareHttp = (scripted: Extract<Scripted, { status: number }> | "never") => Promise<HttpSetup>;

export function describeHttpClient(prepare: PrepareHttp): void {
  let setup: HttpSetup | undefined;
  afterEach(async () => {
    await setup?.close();
    setup = undefined;
  });

  async function send(scripted: Parameters<PrepareHttp>[0], more: Partial<HttpRequest> = {}) {
    setup = await prepare(scripted);
    return await setup.client.send({
      method: "GET",
      url: setup.url,
      headers: { Accept: "application/json" },
      body: null,
      allowPrivate: false,
      builtInHost: true,
      deadlineMs: 5000,
      ...more,
    });
  }

  test("hands over status, lower-case headers and the body as it came", async () => {
    const answer = await send({ status: 200, headers: { "X-Account": "acct_1" }, body: '{"a":1}' });
    expect(answer).toMatchObject({ kind: "response", status: 200, headers: { "x-account": "acct_1" } });
    expect(answer.kind === "response" && answer.body?.toString()).toBe('{"a":1}');
    expect(answer.bytesSent).toBeGreaterThan(0);
    expect(answer.kind === "response" && answer.bytesReceived).toBeGreaterThan(0);
  });

  test.each([301, 302, 303, 307, 308])("hands over a %i as an answer, and goes nowhere", async (status) => {
    const answer = await send({ status, headers: { Location: "https://elsewhere.example.com/" } });
    expect(answer).toMatchObject({ kind: "response", status });
  });

  test("hands over an error status as an answer", async () => {
    expect(await send({ status: 500, body: "no" })).toMatchObject({ kind: "response", status: 500 });
  });

  test("gives an empty body for HEAD", async () => {
    const answer = await send({ status: 200, body: "text" }, { method: "HEAD" });
    expect(answer.kind === "response" && answer.body?.length).toBe(0);
  });

  test("gives null for a body that is over 64 KiB, and its beginning", async () => {
    const most = 64 * 1024;
    const body = "0123456789abcdef".repeat(8 * 1024);
    const answer = await send({ status: 200, body });
    expect(answer).toMatchObject({ kind: "response", status: 200, body: null });
    expect(answer.kind === "response" && answer.beginning?.toString()).toBe(body.slice(0, most));
    await setup?.close();
    const whole = await send({ status: 200, body: body.slice(0, most) });
    expect(whole.kind === "response" && whole.body?.length).toBe(most);
    expect(whole).not.toHaveProperty("beginning");
  });

  test("gives null for a body that nobody asked to compress, and no beginning", async () => {
    const answer = await send({ status: 200, body: null });
    expect(answer).toMatchObject({ kind: "response", status: 200, body: null });
    expect(answer).not.toHaveProperty("beginning");
  });

  test("is cancelled before it begins", async () => {
    const answer = await send({ status: 200 }, { signal: AbortSignal.abort() });
    expect(answer).toMatchObject({ kind: "failure", reason: "cancelled", bytesSent: 0 });
  });

  test("is cancelled while it waits for the answer", async () => {
    const controller = new AbortController();
    const pending = send("never", { signal: controller.signal });
    setImmediate(() => controller.abort());
    expect(await pending).toMatchObject({ kind: "failure", reason: "cancelled" });
  });
}
