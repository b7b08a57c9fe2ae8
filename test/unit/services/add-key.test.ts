import { describe, expect, test } from "vitest";
import { catalogue, findProvider, type ProviderDefinition } from "../../../electron/core/providers/index.ts";
import { createScriptedHttp } from "../../fakes/scripted-http.ts";
import {
  additionOf,
  openaiKey,
  type SecretServices,
  secretServices,
  slackKey,
  targetOf,
  until,
} from "../../helpers/secret-services.ts";
import { codeOf, valueOf } from "../../helpers/window-context.ts";

const plainKey = "plain-value-that-says-nothing";

async function draftOf({ asked }: SecretServices, text = slackKey, purpose: "key" | "field" = "key") {
  const intake = valueOf(await asked.intake({ text, purpose }));
  if (intake.kind === "import") throw new Error("it is an import");
  return intake.draft;
}

const acceptedBySlack = () =>
  createScriptedHttp(() => ({ status: 200, body: JSON.stringify({ ok: true, team: "Team", user: "me" }) }));

/** A provider with a second secret; no built-in one has any. */
const twoParts = (): ProviderDefinition => {
  const slack = findProvider("slack");
  if (slack === null) throw new Error("no slack");
  const field = { id: "second", label: "Second secret", required: true, secret: true, kind: "text" as const };
  return { ...slack, id: "two-parts", name: "Two Parts", formats: [], variables: [], fields: [field] };
};

describe("checkIntake", () => {
  test("one request to the named provider; nothing is stored but the ledger's line", async () => {
    const http = acceptedBySlack();
    const services = await secretServices({ http });
    const draft = await draftOf(services);
    const answer = valueOf(await services.asked.checkIntake(targetOf(draft, "slack")));
    expect(answer).toMatchObject({ status: "valid", host: "slack.com", evidence: { httpStatus: 200 } });
    expect(http.requests.map(({ url }) => url.host)).toEqual(["slack.com"]);
    expect(services.vault().list()).toEqual([]);
    expect(services.vault().requests(10)).toMatchObject([
      { host: "slack.com", keyId: null, outcome: "valid" },
    ]);
  });

  test("without a provider, with an unknown one or without a draft nothing is sent", async () => {
    const http = acceptedBySlack();
    const services = await secretServices({ http });
    const draft = await draftOf(services);
    const codes = [
      await services.asked.checkIntake(targetOf(draft, null)),
      await services.asked.checkIntake(targetOf(draft, "no-such-provider")),
      await services.asked.checkIntake(targetOf(services.random.uuid(), "slack")),
    ].map(codeOf);
    expect(codes).toEqual(["provider-unknown", "provider-unknown", "not-found"]);
    await services.session.lock("asked");
    expect(codeOf(await services.asked.checkIntake(targetOf(draft, "slack")))).toBe("store-locked");
    expect(http.requests).toEqual([]);
  });

  test("an address of one's own is read strictly", async () => {
    // A server that knows one key, and refuses the made-up one that follows it.
    const http = createScriptedHttp(({ headers }) =>
      headers["x-api-key"] === plainKey ? { status: 200, body: `{"username":"me"}` } : { status: 403 },
    );
    const services = await secretServices({ http });
    const draft = await draftOf(services, plainKey);
    const at = (baseUrl: string, allowPrivate: boolean) =>
      services.asked.checkIntake({ ...targetOf(draft, "langflow"), fields: { baseUrl }, allowPrivate });
    expect(codeOf(await at("http://localhost:7860", false))).toBe("address-refused");
    expect(codeOf(await at("https://user:pass@flow.example", false))).toBe("address-refused");
    expect(http.requests).toEqual([]);
    const answer = valueOf(await at("http://localhost:7860/", true));
    expect(answer).toMatchObject({ status: "valid", host: "localhost:7860" });
  });

  test("a lock while the answer is under way wipes the draft, and the key is still taken out of the answer", async () => {
    const answer = Promise.withResolvers<void>();
    const http = createScriptedHttp(async () => {
      await answer.promise;
      return { status: 200, body: JSON.stringify({ ok: true, team: slackKey, user: "me" }) };
    });
    const services = await secretServices({ http });
    const draft = await draftOf(services);
    const checking = services.asked.checkIntake(targetOf(draft, "slack"));
    await until(() => http.open() === 1);
    await services.session.lock("asked");
    answer.resolve();
    expect(await checking).toMatchObject({ ok: true, value: { status: "valid" } });
    expect(JSON.stringify(await checking)).not.toContain(slackKey);
    expect(services.context.drafts.get(draft).ok).toBe(false);
  });
});

describe("addKey", () => {
  test("stores the key, wipes the drafts, can be undone and done again", async () => {
    const services = await secretServices();
    const draft = await draftOf(services);
    const changed = valueOf(await services.asked.addKey(additionOf(draft, "slack")));
    expect(changed).toEqual({
      ids: [expect.any(String)],
      undo: "Add SLACK_TOKEN",
      step: expect.any(String) as string,
    });
    const [key] = services.vault().list();
    expect(key).toMatchObject({ name: "SLACK_TOKEN", provider: "slack", createdOn: "2026-11-21" });
    expect(key?.masked).toMatch(/^xoxb-•{8}/);
    const stored = valueOf(await services.vault().readSecrets(key?.id ?? ""));
    expect(stored.value.revealText()).toBe(slackKey);
    expect(services.context.drafts.get(draft).ok).toBe(false);
    expect(services.told).toContainEqual({ type: "changed" });
    valueOf(await services.journal.part.undo(null));
    expect(services.vault().list()).toEqual([]);
    valueOf(await services.journal.part.redo());
    expect(services.vault().list()).toHaveLength(1);
  });

  test("a check that ends after the key was stored is its first one; of an older value it is none", async () => {
    const answers: ((value: { readonly status: number; readonly body: string }) => void)[] = [];
    const http = createScriptedHttp(() => new Promise((done) => void answers.push(done)));
    const services = await secretServices({ http });
    const names = ["KEPT", "REPLACED"];
    const checks = [];
    for (const name of names) {
      const draft = await draftOf(services);
      checks.push(services.asked.checkIntake(targetOf(draft, "slack")));
      await until(() => answers.length === checks.length);
      valueOf(await services.asked.addKey(additionOf(draft, "slack", name)));
    }
    const replaced = valueOf(services.vault().find({ name: "REPLACED" }));
    const draft = await draftOf(services, `${slackKey.slice(0, -1)}9`);
    const fresh = { id: replaced.id, draft, secretFields: {}, anyForm: false, expiresOn: null };
    valueOf(await services.asked.replaceSecret(fresh));
    for (const answer of answers) answer({ status: 200, body: JSON.stringify({ ok: true }) });
    for (const check of checks) valueOf(await check);
    const statuses = names.map((name) => valueOf(services.vault().find({ name })).check.status);
    expect(statuses).toEqual(["valid", "unchecked"]);
    expect(http.requests).toHaveLength(2);
  });

  test("what the check found is kept with the key, without a second request", async () => {
    const http = acceptedBySlack();
    const services = await secretServices({ http });
    const draft = await draftOf(services);
    valueOf(await services.asked.checkIntake(targetOf(draft, "slack")));
    valueOf(await services.asked.addKey(additionOf(draft, "slack")));
    expect(services.vault().list()[0]?.check).toMatchObject({ status: "valid" });
    expect(http.requests).toHaveLength(1);
  });

  test("what a check at another provider or address found is not kept", async () => {
    const http = createScriptedHttp(() => ({ status: 200, body: `{"username":"me"}` }));
    const services = await secretServices({ http });
    const draft = await draftOf(services, plainKey);
    const at = (baseUrl: string) => ({ fields: { baseUrl }, provider: "langflow" });
    valueOf(
      await services.asked.checkIntake({ ...targetOf(draft, "langflow"), ...at("https://one.example") }),
    );
    valueOf(await services.asked.addKey({ ...additionOf(draft, "langflow"), ...at("https://two.example") }));
    expect(services.vault().list()[0]?.check.status).toBe("unchecked");
  });

  test.each([
    ["a name that is taken", { name: "TAKEN" }, "name-taken"],
    ["an empty name", { name: " " }, "invalid-input"],
    ["no variable's name", { variable: "1-2" }, "invalid-input"],
    ["a key as the name", { name: openaiKey() }, "invalid-input"],
    ["a key in the note", { note: `old one: ${openaiKey()}` }, "invalid-input"],
    ["a day that is none", { expiresOn: "2026-02-30" }, "invalid-input"],
    ["a day of creation in the future", { createdOn: "2027-01-01" }, "invalid-input"],
    ["a field that the provider has not", { fields: { baseUrl: "https://x.example" } }, "field-invalid"],
    ["a secret field that the provider has not", { secretFields: { other: "x" } }, "field-invalid"],
    ["a policy of no days", { policyDays: 4_000 }, "invalid-input"],
  ])("refuses %s, and keeps the draft", async (_what, wrong, code) => {
    const services = await secretServices();
    await services.add("TAKEN");
    const draft = await draftOf(services);
    const refused = await services.asked.addKey({ ...additionOf(draft, "slack"), ...wrong });
    expect(codeOf(refused)).toBe(code);
    expect(JSON.stringify(refused)).not.toContain("T3BlbkFJ");
    expect(services.vault().list()).toHaveLength(1);
    expect(codeOf(await services.asked.addKey(additionOf(draft, "slack")))).toBe("ok");
  });

  test("a draft that is wiped while it is being stored is stored whole", async () => {
    const services = await secretServices();
    const draft = await draftOf(services);
    services.keyring.interfere = () => {
      services.drafts.clear();
      return null;
    };
    const [id = ""] = valueOf(await services.asked.addKey(additionOf(draft, "slack"))).ids;
    const stored = valueOf(await services.vault().readSecrets(id));
    expect(stored.value.revealText()).toBe(slackKey);
  });

  test("while locked nothing is stored", async () => {
    const services = await secretServices();
    const draft = await draftOf(services);
    await services.session.lock("idle");
    expect(codeOf(await services.asked.addKey(additionOf(draft, "slack")))).toBe("store-locked");
  });

  test("secret fields come from drafts of their own", async () => {
    const services = await secretServices({ catalogue: [...catalogue, twoParts()] });
    const draft = await draftOf(services, plainKey);
    const missing = await services.asked.addKey(additionOf(draft, "two-parts"));
    expect(codeOf(missing)).toBe("field-missing");
    const second = await draftOf(services, "the second secret", "field");
    const added = await services.asked.addKey({
      ...additionOf(draft, "two-parts"),
      secretFields: { second },
    });
    const [id = ""] = valueOf(added).ids;
    const stored = valueOf(await services.vault().readSecrets(id));
    expect(stored.fields["second"]?.revealText()).toBe("the second secret");
    expect(services.context.drafts.get(second).ok).toBe(false);
  });
});

describe("replaceSecret", () => {
  const replacement = (id: string, draft: string) => ({
    id,
    draft,
    secretFields: {},
    expiresOn: "2027-01-01",
    anyForm: false,
  });

  test("a new value takes the place of the old one, and this cannot be undone", async () => {
    const services = await secretServices();
    const key = await services.add("SLACK_TOKEN", plainKey, { provider: "slack" });
    const draft = await draftOf(services);
    const changed = valueOf(await services.asked.replaceSecret(replacement(key.id, draft)));
    expect(changed).toEqual({ ids: [key.id], undo: null, step: null });
    const stored = valueOf(await services.vault().readSecrets(key.id));
    expect(stored.value.revealText()).toBe(slackKey);
    expect(services.vault().list()[0]).toMatchObject({ createdOn: "2026-11-21", expiresOn: "2027-01-01" });
    expect(services.context.drafts.get(draft).ok).toBe(false);
  });

  test("the value that the key has already, a key of another provider, and a key that is gone are refused", async () => {
    const services = await secretServices();
    const key = await services.add("SLACK_TOKEN", slackKey, { provider: "slack" });
    const same = await draftOf(services);
    expect(codeOf(await services.asked.replaceSecret(replacement(key.id, same)))).toBe("invalid-input");
    const other = await draftOf(services, openaiKey());
    expect(codeOf(await services.asked.replaceSecret(replacement(key.id, other)))).toBe("needs-confirmation");
    const gone = await services.asked.replaceSecret(replacement(services.random.uuid(), other));
    expect(codeOf(gone)).toBe("not-found");
    const stored = valueOf(await services.vault().readSecrets(key.id));
    expect(stored.value.revealText()).toBe(slackKey);
  });

  test("a value that is missing in the store can be replaced", async () => {
    const services = await secretServices();
    const key = await services.add("SLACK_TOKEN", plainKey, { provider: "slack" });
    for (const account of services.keyring.items.keys()) {
      if (account.includes(key.currentVersion)) services.keyring.items.delete(account);
    }
    expect(codeOf(await services.vault().readSecrets(key.id))).toBe("secret-missing");
    const draft = await draftOf(services);
    expect(codeOf(await services.asked.replaceSecret(replacement(key.id, draft)))).toBe("ok");
  });

  test("a second secret that is not given anew stays, and a check of the new value is kept", async () => {
    const http = acceptedBySlack();
    const services = await secretServices({ http, catalogue: [...catalogue, twoParts()] });
    const draft = await draftOf(services, plainKey);
    const second = await draftOf(services, "the second secret", "field");
    const target = { ...additionOf(draft, "two-parts"), secretFields: { second } };
    const [id = ""] = valueOf(await services.asked.addKey(target)).ids;
    const fresh = await draftOf(services, `${plainKey}-2`);
    valueOf(await services.asked.replaceSecret(replacement(id, fresh)));
    const stored = valueOf(await services.vault().readSecrets(id));
    expect(stored.value.revealText()).toBe(`${plainKey}-2`);
    expect(stored.fields["second"]?.revealText()).toBe("the second secret");
  });
});
