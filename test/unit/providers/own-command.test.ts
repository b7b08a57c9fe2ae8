/** `keystow provider …`, and the other commands with a provider of the user's own. */
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { CommandEntry } from "../../../electron/cli/command-list.ts";
import { openTerminalContext } from "../../../electron/compose-terminal.ts";
import { catalogue } from "../../../electron/core/providers/index.ts";
import { makeEnvCommands, type EnvCommands } from "../../helpers/env-commands.ts";
import { authority, clientTo } from "../../helpers/exploit-network.ts";
import { acme, acmeAnywhere, acmeKey, putDefinition, putEnabled } from "../../helpers/own-definitions.ts";
import { recordingTerminal } from "../../helpers/recording-terminal.ts";
import { answerJson, startServer } from "../../helpers/test-provider.ts";
import { valueOf } from "../../helpers/vault-values.ts";

let under: EnvCommands;
const host = "api.acme.example";

beforeEach(async () => {
  under = await makeEnvCommands();
  under.write("acme.toml", acme);
});

const stateNow = () => under.vault.ownProviders().map(({ id, enabled }) => [id, enabled]);

describe("add", () => {
  test("shows the host and where the key goes, and leaves it disabled", async () => {
    const { code, stdout, stderr } = await under.run("provider", "add", "acme.toml");
    expect(code).toBe(0);
    expect(stdout).toContain("host       api.acme.example\n");
    expect(stdout).toContain("keys       acme_ and 24 of [A-Za-z0-9]\n");
    expect(stdout).toContain("check      GET https://api.acme.example/v1/me\n");
    expect(stdout).toContain("key goes   bearer token (header Authorization)\n");
    expect(stderr).toBe("Added custom-acme, disabled. Next: keystow provider enable custom-acme\n");
    expect(stateNow()).toEqual([["custom-acme", false]]);
  });

  test("from a pipe, enabled by its host typed out", async () => {
    under.piped = acme;
    const { code, stdout } = await under.run("provider", "add", "-", "--confirm-host", host, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      provider: {
        id: "custom-acme",
        own: true,
        state: "enabled",
        addedAt: "2026-11-21T09:00:00.000Z",
        keys: [],
        definition: {
          id: "custom-acme",
          name: "Acme",
          hosts: [host],
          variables: ["ACME_API_KEY"],
          formats: ["acme_ and 24 of [A-Za-z0-9]"],
          fields: [],
          request: "GET https://api.acme.example/v1/me",
          headers: [],
          keyGoes: ["bearer token (header Authorization)"],
          whyPost: null,
          keyPage: "https://acme.example/keys",
        },
      },
    });
  });

  test("--enable asks for the host, letter by letter", async () => {
    under.typed = "y";
    expect((await under.run("provider", "add", "acme.toml", "--enable")).code).toBe(130);
    expect(stateNow()).toEqual([["custom-acme", false]]);
    under.typed = host;
    const { code, stderr } = await under.run("provider", "add", "acme.toml", "--enable");
    expect([code, stateNow()]).toEqual([0, [["custom-acme", true]]]);
    expect(stderr).toContain("host       api.acme.example");
  });

  test.each([
    ["no file", "none.toml", 1],
    ["a folder", ".", 1],
  ])("%s", async (_name, file, code) => {
    expect((await under.run("provider", "add", file)).code).toBe(code);
  });

  test("a broken file says where, and stores nothing", async () => {
    under.write("broken.toml", `${acme}\n[check\n`);
    const { code, stdout } = await under.run("provider", "add", "broken.toml", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout).error).toMatchObject({
      code: "malformed",
      message: expect.stringMatching(/no valid TOML at line \d+, column \d+\.$/),
    });
    expect(stateNow()).toEqual([]);
  });

  test("a definition with a built-in provider's name, or with a key in it, is refused", async () => {
    under.write("stripe.toml", acme.replace('"Acme"', '"stripe"'));
    expect((await under.run("provider", "add", "stripe.toml")).stderr).toContain("built-in provider");
    const key = `sk_live_${"0".repeat(23)}Z`;
    for (const [from, to] of [
      ['path = "/v1/me"', `path = "/v1/me?key=${key}"`],
      ['key-in = "bearer"', `key-in = "bearer"\nheaders = { X-Also = "${key}" }`],
    ] as const) {
      under.write("key.toml", acme.replace(from, to));
      const { code, stderr } = await under.run("provider", "add", "key.toml");
      expect(code).toBe(1);
      expect(stderr).toContain("looks like a key");
      expect(stderr).not.toContain(key);
    }
    expect(stateNow()).toEqual([]);
  });

  test("another host by the same id disables it, and says so", async () => {
    putEnabled(under.vault, acme);
    under.write("acme.toml", acme.replace("/v1/me", "/v2/me"));
    expect((await under.run("provider", "add", "acme.toml")).stderr).toContain("stays enabled");
    under.write("acme.toml", acme.replace(host, "api.other.example"));
    const { stderr } = await under.run("provider", "add", "acme.toml");
    expect(stderr).toContain("Changed custom-acme, disabled.");
    expect(stateNow()).toEqual([["custom-acme", false]]);
  });
});

describe("enable and disable", () => {
  test.each(["api.acme.example.", "API.ACME.EXAMPLE", "acme.example", "", "api.acme.examp1e"])(
    "%j is not the host",
    async (typed) => {
      putDefinition(under.vault, acme);
      const { code, stdout } = await under.run(
        "provider",
        "enable",
        "custom-acme",
        "--confirm-host",
        typed,
        "--json",
      );
      expect(code).toBe(6);
      expect(JSON.parse(stdout).error.details).toEqual({ flag: "--confirm-host", hosts: [host] });
      expect(stateNow()).toEqual([["custom-acme", false]]);
    },
  );

  test("without a terminal the host has to be given", async () => {
    putDefinition(under.vault, acme);
    const { code, stderr } = await under.run("provider", "enable", "custom-acme");
    expect(code).toBe(6);
    expect(stderr).toContain("--confirm-host api.acme.example");
  });

  test("the keys that would go there are named before the host is typed", async () => {
    putDefinition(under.vault, acme);
    await under.add("MY_KEY", acmeKey, { provider: "custom-acme" });
    under.typed = host;
    expect((await under.run("provider", "enable", "custom-acme")).stderr).toContain("1 key: MY_KEY");
  });

  test("a provider without a host has none to confirm", async () => {
    putDefinition(under.vault, acmeAnywhere);
    expect((await under.run("provider", "enable", "custom-acme", "--confirm-host", host)).code).toBe(2);
    expect((await under.run("provider", "enable", "custom-acme")).code).toBe(0);
    expect(stateNow()).toEqual([["custom-acme", true]]);
  });

  test("disabled, its keys are uncheckable, and say why", async () => {
    putEnabled(under.vault, acme);
    await under.add("MY_KEY", acmeKey, { provider: "custom-acme" });
    expect((await under.run("provider", "disable", "custom-acme")).code).toBe(0);
    const { stdout } = await under.run("check", "MY_KEY");
    expect(stdout).toContain("your provider custom-acme is not enabled, or no longer there");
  });

  test("an unknown id is not repeated", async () => {
    const { code, stderr } = await under.run("provider", "show", "custom-canary-000");
    expect(code).toBe(1);
    expect(stderr).not.toContain("canary");
  });
});

describe("list, show, export, remove", () => {
  test("list --json, with what is damaged", async () => {
    putEnabled(under.vault, acme);
    under.database.run(
      "INSERT INTO own_providers (id, definition, enabled, confirmed_hosts, added_at) VALUES ('custom-z', 'x', 1, '', '2026-01-01T00:00:00.000Z')",
    );
    const { stdout } = await under.run("provider", "list", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      providers: [
        { id: "custom-acme", state: "enabled", own: true },
        { id: "custom-z", state: "damaged", definition: null },
      ],
    });
    expect((await under.run("provider")).stdout).toMatch(/^custom-acme +Acme +api\.acme\.example +enabled/);
    expect((await under.run("provider", "enable", "custom-z")).stderr).toContain("cannot be read");
    expect((await under.run("provider", "export", "custom-z")).code).toBe(1);
    expect((await under.run("provider", "remove", "custom-z")).code).toBe(0);
  });

  test.each(["toml", "json"])("an export as %s is the same provider again", async (format) => {
    const { definition } = putEnabled(under.vault, acme);
    const { stdout } = await under.run("provider", "export", "custom-acme", "--format", format);
    valueOf(under.vault.removeOwnProvider("custom-acme", { force: false }));
    under.write("again", stdout);
    expect((await under.run("provider", "add", "again")).code).toBe(0);
    expect(under.vault.ownProviders()[0]?.definition).toBe(definition);
    expect((await under.run("provider", "export", "custom-acme", "--format", "xml")).code).toBe(2);
  });

  test("removing while keys belong to it needs --force, and loses no key", async () => {
    putEnabled(under.vault, acme);
    const key = await under.add("MY_KEY", acmeKey, { provider: "custom-acme" });
    const refused = await under.run("provider", "remove", "custom-acme", "--json");
    expect(refused.code).toBe(6);
    expect(JSON.parse(refused.stdout).error.details).toEqual({ flag: "--force", keys: ["MY_KEY"] });
    const { code, stderr } = await under.run("provider", "remove", "custom-acme", "--force");
    expect(code).toBe(0);
    expect(stderr).toContain("Its keys stay");
    expect(await under.reveal(key.id)).toBe(acmeKey);
    expect((await under.run("show", "MY_KEY")).stdout).toMatch(/Provider +custom-acme/);
  });
});

describe("the other commands know an enabled one", () => {
  beforeEach(() => void putEnabled(under.vault, acme));

  test("providers, detect and add by the key's form alone", async () => {
    const { providers } = JSON.parse((await under.run("providers", "--json")).stdout);
    expect(providers).toHaveLength(catalogue.length + 1);
    expect(providers.filter(({ own }: { own?: boolean }) => own === true)).toMatchObject([
      { id: "custom-acme", hosts: [host], checkable: true, category: "own" },
    ]);
    under.piped = acmeKey;
    expect((await under.run("detect", "--stdin")).stdout).toBe("sure      Acme (custom-acme), by its form\n");
    expect((await under.run("add", "MY_KEY", "--stdin", "--no-check")).code).toBe(0);
    expect(under.vault.list()).toMatchObject([
      { provider: "custom-acme", masked: `acme_${"•".repeat(8)}000Z` },
    ]);
  });

  test("import finds it by the variable's name", async () => {
    under.write(".env", `ACME_API_KEY=${acmeKey}\n`);
    expect((await under.run("import", ".env", "--yes")).code).toBe(0);
    expect(under.vault.list()).toMatchObject([{ name: "ACME_API_KEY", provider: "custom-acme" }]);
  });

  test("check asks its host over TLS, with the key where the definition says", async () => {
    const server = await startServer(
      (request, response) => {
        const authorised = request.rawHeaders.includes(`Bearer ${acmeKey}`);
        if (authorised) answerJson(response, 200, { id: 7, user: { email: "me@acme.example" } });
        else answerJson(response, 401, { error: "no" });
      },
      authority.issue({ hosts: [host] }),
    );
    onTestFinished(() => server.close());
    under.http = clientTo({ [host]: server.port });
    await under.add("GOOD", acmeKey, { provider: "custom-acme" });
    await under.add("BAD", `acme_${"1".repeat(24)}`, { provider: "custom-acme" });
    const { code, stdout } = await under.run("check", "--all", "--json");
    expect(code).toBe(3);
    expect(JSON.parse(stdout).results).toMatchObject([
      { name: "BAD", status: "rejected", evidence: { httpStatus: 401 } },
      {
        name: "GOOD",
        status: "valid",
        identity: { account: "me@acme.example" },
        evidence: { url: "https://api.acme.example/v1/me", decidedBy: '200 with "id": the key was accepted' },
      },
    ]);
    expect(server.received.every(({ method, path }) => method === "GET" && path === "/v1/me")).toBe(true);
    expect(under.vault.requests(10).filter(({ keyId }) => keyId !== null)).toMatchObject([
      { provider: "custom-acme", host },
      { provider: "custom-acme", host },
    ]);
  });
});

describe("the terminal's own context", () => {
  const open = async (commandNeedsIt: boolean) => {
    const entry: Pick<CommandEntry, "catalogue"> = { catalogue: commandNeedsIt };
    const opened = valueOf(
      await openTerminalContext(entry, {
        terminal: recordingTerminal(),
        prompts: {} as never,
        stdin: {} as never,
        environment: { KEYSTOW_HOME: under.folder },
        home: under.folder,
        platform: "linux",
        workingFolder: under.folder,
        interrupted: new AbortController().signal,
        onSecret: () => undefined,
      }),
    );
    onTestFinished(() => opened.close());
    return opened.context;
  };

  test("holds no check of those that are switched off", async () => {
    putEnabled(under.vault, acme);
    for (const id of ["stripe", "custom-acme"]) valueOf(under.vault.switchChecks(id, "off"));
    const known = (await open(true)).catalogue;
    expect(known).toHaveLength(catalogue.length + 1);
    const off = known.filter(({ check }) => check.kind === "none" && check.reason.startsWith("You switched"));
    expect(off.map(({ id }) => id)).toEqual(["stripe", "custom-acme"]);
  });

  test("holds the enabled ones beside the built-in ones", async () => {
    expect((await open(true)).catalogue).toEqual(catalogue);
    putEnabled(under.vault, acme);
    const known = (await open(true)).catalogue;
    expect(known).toHaveLength(catalogue.length + 1);
    expect(known.at(-1)?.id).toBe("custom-acme");
    valueOf(under.vault.setOwnProviderEnabled("custom-acme", { enabled: false }));
    expect((await open(true)).catalogue).toEqual(catalogue);
  });
});
