import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  answerFromServer,
  developmentPage,
  developmentPolicy,
  developmentVariable,
} from "../../../electron/shell/development.ts";
import { contentSecurityPolicy } from "../../../electron/shell/policy.ts";

const page = (address: string): string | null => developmentPage({ [developmentVariable]: address });

describe("the development server's address", () => {
  test.each([
    ["http://localhost:5173", "http://localhost:5173"],
    ["http://127.0.0.1:5173/", "http://127.0.0.1:5173"],
    ["http://localhost:5173/other?x#y", "http://localhost:5173"],
  ])("%s is taken", (address, origin) => expect(page(address)).toBe(origin));

  test.each([
    "",
    "localhost:5173",
    "https://localhost:5173",
    "http://localhost.example:5173",
    "http://localhost@elsewhere.example/",
    "http://someone@localhost:5173",
    "http://127.0.0.1.elsewhere.example/",
    "http://0.0.0.0:5173",
    "http://192.0.2.1:5173",
    "file:///etc/passwd",
  ])("%s is not", (address) => expect(page(address)).toBeNull());

  test("is none without the variable", () => expect(developmentPage({})).toBeNull());
});

describe("the development page's policy", () => {
  const policy = developmentPolicy("abc", "http://localhost:5173");
  const real = contentSecurityPolicy.split("; ");

  test("differs only in the nonce and the socket", () => {
    const added = policy.split("; ").filter((directive) => !real.includes(directive));
    expect(added).toEqual([
      "script-src 'self' 'nonce-abc'",
      "style-src 'self' 'nonce-abc'",
      "connect-src ws://localhost:5173",
    ]);
    expect(policy.split("; ")).toHaveLength(real.length);
  });

  test("keeps Trusted Types and never allows inline code or eval", () => {
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
    expect(policy).not.toContain("unsafe");
  });
});

describe("the page's files", () => {
  async function startServer(): Promise<string> {
    const server = createServer((request, response) => {
      const headers = { "content-type": "text/css", "content-security-policy": "p", "set-cookie": "a=b" };
      response.writeHead(request.url === "/a.css?v=1" ? 200 : 404, headers).end(request.url);
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  test("come from the server, with its type and policy and no other header", async () => {
    const answer = await answerFromServer(await startServer(), {
      method: "GET",
      url: "app://keystow/a.css?v=1",
    });
    expect([answer.status, await answer.text()]).toEqual([200, "/a.css?v=1"]);
    expect([...answer.headers.keys()].sort()).toEqual(["content-security-policy", "content-type"]);
  });

  test("are only read, and missing when the server is gone", async () => {
    const server = await startServer();
    expect((await answerFromServer(server, { method: "POST", url: "app://keystow/a.css" })).status).toBe(405);
    expect(
      (await answerFromServer("http://127.0.0.1:1", { method: "GET", url: "app://keystow/" })).status,
    ).toBe(404);
  });
});
