/** `ledger`, through the real argument parser, on a real vault. */
import { expect, test } from "vitest";
import type { CommandContext } from "../../../electron/cli/context.ts";
import { registerLedgerCommand } from "../../../electron/cli/commands/ledger.ts";
import { runProgram } from "../../../electron/cli/program.ts";
import { ok } from "../../../electron/core/errors.ts";
import { catalogue } from "../../../electron/core/providers/index.ts";
import type { RequestEntry } from "../../../electron/core/vault/index.ts";
import { ledgerCsv, ledgerEntries } from "../../../electron/services/ledger-entries.ts";
import { recordingTerminal } from "../../helpers/recording-terminal.ts";
import { createTestVault, type VaultFixture } from "../../helpers/vault-fixture.ts";

const request = (more: Partial<RequestEntry> = {}): RequestEntry => ({
  at: "2026-11-21T09:00:00.000Z",
  keyId: null,
  provider: "openai",
  host: "api.openai.com",
  method: "GET",
  path: "/v1/models",
  bytesSent: 210,
  bytesReceived: 4_096,
  outcome: "valid",
  ...more,
});

async function run({ vault }: VaultFixture, words: readonly string[]) {
  const terminal = recordingTerminal({});
  const context = { terminal, catalogue, vault: async () => ok(vault) } as unknown as CommandContext;
  const exitCode = await runProgram(["ledger", ...words], {
    entries: [
      {
        name: "ledger",
        summary: "ledger",
        group: "Checks",
        catalogue: true,
        load: async () => registerLedgerCommand,
      },
    ],
    terminal,
    version: "0",
    open: async () => ok({ context, close: async () => {} }),
    interrupted: new AbortController().signal,
  });
  return { exitCode, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

async function filled() {
  const fixture = await createTestVault();
  const key = await fixture.add("OPENAI", "value-a");
  const gone = await fixture.add("GONE", "value-b");
  fixture.vault.recordRequest(request({ keyId: key.id }));
  fixture.vault.recordRequest(request({ keyId: gone.id, provider: "stripe", host: "api.stripe.com" }));
  fixture.vault.recordRequest(request({ outcome: "control: refused", at: "2026-11-21T09:00:01.000Z" }));
  return { ...fixture, key, gone };
}

test("what went to a provider of one's own is found also when that one is removed", async () => {
  const fixture = await filled();
  const host = "api.acme.example";
  fixture.vault.recordRequest(request({ keyId: fixture.key.id, provider: "custom-acme", host }));
  const { stdout, exitCode } = await run(fixture, ["--provider", "custom-acme"]);
  expect([exitCode, stdout.trim().split("\n").length]).toEqual([0, 1]);
  expect(stdout).toContain(host);
});

test("lists what was sent, newest first, with the keys' names", async () => {
  const fixture = await filled();
  const { stdout, stderr, exitCode } = await run(fixture, []);
  expect(exitCode).toBe(0);
  expect(stdout.split("\n").map((line) => line.replace(/ +/g, " "))).toEqual([
    "2026-11-21 09:00:01Z - GET api.openai.com/v1/models 210/4096 B control: refused",
    "2026-11-21 09:00:00Z GONE GET api.stripe.com/v1/models 210/4096 B valid",
    "2026-11-21 09:00:00Z OPENAI GET api.openai.com/v1/models 210/4096 B valid",
    "",
  ]);
  expect(stderr).toContain("3 requests to 2 hosts.");
});

test("an erased key's request stays, without a name", async () => {
  const fixture = await filled();
  await fixture.vault.erase(fixture.gone.id);
  const [, entry] = ledgerEntries(fixture.vault, { limit: 10 });
  expect(entry).toMatchObject({ keyId: fixture.gone.id, keyName: null, host: "api.stripe.com" });
});

test("an archived key keeps its name", async () => {
  const fixture = await filled();
  fixture.vault.archive(fixture.gone.id);
  expect(ledgerEntries(fixture.vault, { limit: 10 })[1]).toMatchObject({ keyName: "GONE" });
});

test.each([
  [["--limit", "1"], ["control: refused"]],
  [["--provider", "stripe"], ["valid"]],
  [
    ["--provider", "openai", "--limit", "2"],
    ["control: refused", "valid"],
  ],
  [["--key", "OPENAI", "--all"], ["valid"]],
])("%j narrows the list", async (words, outcomes) => {
  const { stdout } = await run(await filled(), [...words, "--json"]);
  const { version, requests } = JSON.parse(stdout) as {
    version: number;
    requests: { readonly outcome: string }[];
  };
  expect(version).toBe(1);
  expect(requests.map(({ outcome }) => outcome)).toEqual(outcomes);
});

test("JSON names the key by id and name, null for a made-up one", async () => {
  const fixture = await filled();
  const { requests } = JSON.parse((await run(fixture, ["--json"])).stdout) as { requests: unknown[] };
  expect(requests[0]).toMatchObject({ key: null, provider: "openai" });
  expect(requests[2]).toEqual({
    at: "2026-11-21T09:00:00.000Z",
    key: { id: fixture.key.id, name: "OPENAI" },
    provider: "openai",
    method: "GET",
    host: "api.openai.com",
    path: "/v1/models",
    bytesSent: 210,
    bytesReceived: 4_096,
    outcome: "valid",
  });
});

test.each([
  [["--limit", "0"]],
  [["--limit", "10001"]],
  [["--limit", "x"]],
  [["--all", "--limit", "3"]],
  [["--csv", "--json"]],
])("%j is refused", async (words) => {
  expect((await run(await filled(), words)).exitCode).toBe(2);
});

test("a provider that does not exist is told", async () => {
  const { stderr, exitCode } = await run(await filled(), ["--provider", "nobody"]);
  expect(exitCode).toBe(1);
  expect(stderr).toContain("There is no such provider.");
});

test.each(["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\n=1", "＝1+1", "＋1", "－1", "＠x"])(
  "a name %j is no formula in the table",
  (name) => {
    const entry = { ...request({ keyId: null }), keyName: name };
    const [, row = ""] = ledgerCsv([entry]).split("2026");
    expect(row).toContain(`'${name}`);
  },
);

test("the table for spreadsheets quotes, and lets nothing be run as a formula", async () => {
  const fixture = await createTestVault();
  const key = await fixture.add("=HYPERLINK(1)", "value-a");
  fixture.vault.recordRequest(request({ keyId: key.id, path: '/a,"b"', outcome: "@x" }));
  expect(ledgerCsv(ledgerEntries(fixture.vault, { limit: 10 }))).toBe(
    "at,key,provider,method,host,path,bytesSent,bytesReceived,outcome\r\n" +
      `2026-11-21T09:00:00.000Z,'=HYPERLINK(1),openai,GET,api.openai.com,"/a,""b""",210,4096,'@x\r\n`,
  );
});
