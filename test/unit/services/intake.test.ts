import { describe, expect, test } from "vitest";
import { awsIdOf, canaryAccount } from "../../helpers/aws-ids.ts";
import { openaiKey, secretServices, slackKey } from "../../helpers/secret-services.ts";
import { rsaPair, serviceAccountText } from "../../helpers/signing-keys.ts";
import { codeOf, testPassphrase, valueOf } from "../../helpers/window-context.ts";

const key = (text: string) => ({ text, purpose: "key" as const });

describe("a pasted key", () => {
  test("is cleaned, masked, and recognised by its form", async () => {
    const { asked } = await secretServices();
    const intake = valueOf(await asked.intake(key(`export MY_TOKEN="${slackKey}"\n`)));
    expect(intake).toMatchObject({
      kind: "key",
      masked: expect.stringMatching(/^xoxb-•{8}.{4}$/),
      variable: "MY_TOKEN",
      candidates: [{ provider: "slack", name: "Slack", certainty: "sure" }],
      notAKey: null,
      warning: null,
      sameAs: [],
    });
    expect(intake.kind === "key" && intake.cleaned).toContain("quotes");
    expect(JSON.stringify(intake)).not.toContain(slackKey);
  });

  test("keys with the same value are named, archived ones too", async () => {
    const services = await secretServices();
    const stored = await services.add("OLD", slackKey);
    valueOf(services.vault().archive(stored.id));
    const intake = valueOf(await services.asked.intake(key(slackKey)));
    expect(intake).toMatchObject({ sameAs: [{ id: stored.id, name: "OLD", archived: true }] });
  });

  test("what is no key is said so, and kept all the same", async () => {
    const { asked } = await secretServices();
    expect(valueOf(await asked.intake(key("your-api-key")))).toMatchObject({
      kind: "key",
      candidates: [],
      notAKey: "it is a placeholder",
      warning: null,
    });
  });

  test("a canary token comes with a warning", async () => {
    const { asked } = await secretServices();
    expect(valueOf(await asked.intake(key(awsIdOf(canaryAccount))))).toMatchObject({
      candidates: [{ provider: "aws" }],
      warning: "it is a canary token: testing it alerts its owner",
    });
  });

  test("a service account's file keeps its lines, and shows none of them", async () => {
    const services = await secretServices();
    const text = serviceAccountText(rsaPair().privateKey);
    const intake = valueOf(await services.asked.intake(key(`${text}\n`)));
    expect(intake).toMatchObject({
      kind: "key",
      masked: "•".repeat(8),
      candidates: [{ provider: "gcp-service-account", certainty: "sure" }],
      notAKey: null,
    });
    await services.add("GOOGLE_CREDENTIALS", text);
    expect(valueOf(await services.asked.intake(key(text)))).toMatchObject({
      sameAs: [{ name: "GOOGLE_CREDENTIALS" }],
    });
  });

  test("one assignment among comments is that one", async () => {
    const { asked } = await secretServices();
    const intake = valueOf(await asked.intake(key(`# Slack\n\nSLACK_BOT_TOKEN=${slackKey}\n`)));
    expect(intake).toMatchObject({ kind: "key", variable: "SLACK_BOT_TOKEN" });
    expect(intake.kind === "key" && intake.cleaned[0]).toBe("other lines");
  });

  test("several assignments are an import with its rows filled", async () => {
    const { asked } = await secretServices();
    const text = `SLACK_TOKEN=${slackKey}\nOPENAI_API_KEY=${openaiKey()}\nPORT=3000\n`;
    const intake = valueOf(await asked.intake({ text, purpose: "key", project: "shop", environment: "dev" }));
    if (intake.kind !== "import") throw new Error(`it is a ${intake.kind}`);
    expect(intake.preview).toMatchObject({ source: "Pasted text", git: null });
    expect(intake.preview.rows.map(({ variable, state, provider }) => [variable, state, provider])).toEqual([
      ["SLACK_TOKEN", "new", "slack"],
      ["OPENAI_API_KEY", "new", "openai"],
      ["PORT", expect.not.stringMatching(/^new$/), null],
    ]);
    const imported = valueOf(
      await asked.commitImport({ draft: intake.preview.draft, rows: [{ index: 0, provider: "slack" }] }),
    );
    expect(imported).toMatchObject({ added: 1, skipped: 0, undo: "Import 1 key" });
  });

  test("a key over several lines is one key", async () => {
    const { asked } = await secretServices();
    const lines = Array.from({ length: 4 }, () => "aGVsbG8gd29ybGQ".repeat(4)).join("\n");
    const pem = `-----BEGIN PRIVATE KEY-----\n${lines}==\n-----END PRIVATE KEY-----\n`;
    expect(valueOf(await asked.intake(key(pem)))).toMatchObject({ kind: "key", masked: "••••••••" });
    expect(valueOf(await asked.intake(key(`{"type":"account",\n"private_key":"a=b"}`)))).toMatchObject({
      kind: "key",
    });
  });
});

describe("a passphrase or a second secret", () => {
  test("nothing is told of it", async () => {
    const { asked } = await secretServices();
    const held = valueOf(await asked.intake({ text: "a second secret", purpose: "field" }));
    expect(held).toEqual({ kind: "held", draft: expect.any(String) });
  });

  test("a passphrase is taken as it is, also without a vault", async () => {
    const { asked, context } = await secretServices({ kind: null });
    const held = valueOf(await asked.intake({ text: ` ${testPassphrase} `, purpose: "passphrase" }));
    const draft = held.kind === "held" ? held.draft : "";
    expect(valueOf(context.drafts.get(draft)).revealText()).toBe(` ${testPassphrase} `);
  });

  test("a field loses the blanks around it", async () => {
    const { asked, context } = await secretServices();
    const held = valueOf(await asked.intake({ text: "second\r\n", purpose: "field" }));
    const draft = held.kind === "held" ? held.draft : "";
    expect(valueOf(context.drafts.get(draft)).revealText()).toBe("second");
  });
});

describe("what is refused", () => {
  test.each([
    ["nothing", "", "secret-empty"],
    ["blanks only", " \n", "secret-empty"],
    ["a NUL character", "abc\0defghijkl", "invalid-input"],
    ["a lone surrogate", `abc\ud800defghijkl`, "invalid-input"],
    ["more than 64 KiB", "ä".repeat(40_000), "secret-too-large"],
  ])("%s", async (_what, text, code) => {
    const { asked } = await secretServices();
    const refused = await asked.intake(key(text));
    expect(codeOf(refused)).toBe(code);
    if (text.trim() !== "") expect(JSON.stringify(refused)).not.toContain(text.slice(0, 8));
  });

  test("a key while everything is locked, or without a vault; a passphrase is taken", async () => {
    const { asked, session } = await secretServices();
    await session.lock("asked");
    expect(codeOf(await asked.intake(key(slackKey)))).toBe("store-locked");
    expect(codeOf(await asked.intake({ text: testPassphrase, purpose: "passphrase" }))).toBe("ok");
    const without = await secretServices({ kind: null });
    expect(codeOf(await without.asked.intake(key(slackKey)))).toBe("vault-missing");
  });

  test.each(["a key", "an import"])("%s is not kept when everything was locked meanwhile", async (what) => {
    const services = await secretServices();
    const { session, drafts } = services;
    const vault = session.vault.bind(session);
    const kept: unknown[] = [];
    let looks = 0;
    session.vault = async () => {
      looks += 1;
      // Between the look at the text and its place on the shelf.
      if (looks === (what === "a key" ? 2 : 3)) await session.lock("asked");
      return await vault();
    };
    const keep = drafts.keep.bind(drafts);
    drafts.keep = (secret) => {
      kept.push(secret);
      return keep(secret);
    };
    const text = what === "a key" ? slackKey : `A_TOKEN=${slackKey}\nB_TOKEN=${openaiKey()}`;
    expect(codeOf(await services.asked.intake(key(text)))).toBe("store-locked");
    expect(looks).toBe(what === "a key" ? 2 : 3);
    expect(kept).toEqual([]);
  });

  test("a key whose copies cannot be looked for: the store's error is told", async () => {
    const services = await secretServices();
    await services.vault().forget();
    services.keyring.lock();
    expect(codeOf(await services.asked.intake(key(slackKey)))).toBe("store-locked");
  });
});
