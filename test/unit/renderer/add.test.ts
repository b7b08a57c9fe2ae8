import { ordinaryPolicyDays } from "../../../electron/core/rotation/index.ts";
import { ordinaryDays } from "../../../renderer/features/add/policies.ts";
import { describe, expect, test } from "vitest";
import {
  emptyForm,
  isComplete,
  requestOf,
  sureProvider,
  targetOf,
  withIntake,
  withProvider,
} from "../../../renderer/features/add/key-form.ts";
import {
  agreementFor,
  checkWords,
  hostOf,
  isUnusualAddress,
  readTags,
} from "../../../renderer/features/add/words.ts";
import { beginEdit, changeOf } from "../../../renderer/features/edit/edit-form.ts";
import type { CheckAnswer, Intake } from "../../../renderer/store/state.ts";
import { detailOf } from "../../fakes/fake-files.ts";
import { fakeProviders } from "../../fakes/fake-providers.ts";
import { keyRow } from "./rows.ts";

const provider = (id: string) => fakeProviders.find((each) => each.id === id)!;

type KeyIntake = Extract<Intake, { readonly kind: "key" }>;
const intake = (...candidates: KeyIntake["candidates"]): KeyIntake => ({
  kind: "key",
  draft: "draft",
  masked: "ghp_••••••••0000",
  cleaned: [],
  variable: null,
  candidates,
  notAKey: null,
  warning: null,
  sameAs: [],
});
const github = { provider: "github", name: "GitHub", certainty: "sure" } as const;
const possible = { provider: "openai", name: "OpenAI", certainty: "possible" } as const;

describe("whose key it is", () => {
  test("one sure match is taken; nothing else is", () => {
    expect(sureProvider(intake(github))).toBe("github");
    expect(sureProvider(intake(github, possible))).toBe("github");
    expect(sureProvider(intake(possible)), "a possible one is asked").toBeNull();
    expect(
      sureProvider(intake(github, { ...github, provider: "other" })),
      "two sure ones are asked",
    ).toBeNull();
    expect(sureProvider(intake())).toBeNull();
  });

  test("a key of nobody's begins with the rhythm that import and terminal give it", () => {
    expect(ordinaryDays).toBe(ordinaryPolicyDays);
    expect(withProvider(emptyForm, null, null).policy).toBe(String(ordinaryPolicyDays));
  });

  test("a paste fills in variable and policy; a name in the text comes first", () => {
    expect(withIntake(emptyForm, intake(github), fakeProviders)).toMatchObject({
      provider: "github",
      variable: "GITHUB_TOKEN",
      policy: "90",
    });
    const named = { ...intake(github), variable: "DEPLOY_TOKEN" };
    expect(withIntake(emptyForm, named, fakeProviders).variable).toBe("DEPLOY_TOKEN");
  });

  test("another provider replaces the variable it suggested, and never one that the user wrote", () => {
    const suggested = withProvider(emptyForm, null, provider("openai"));
    expect(withProvider(suggested, provider("openai"), provider("deepseek")).variable).toBe(
      "DEEPSEEK_API_KEY",
    );
    const own = { ...suggested, variable: "MINE" };
    expect(withProvider(own, provider("openai"), provider("deepseek")).variable).toBe("MINE");
  });

  test("what was agreed to for one provider is not for the next", () => {
    const agreed = { ...withProvider(emptyForm, null, provider("gitea")), allowPrivate: true, anyForm: true };
    expect(withProvider(agreed, provider("gitea"), provider("github"))).toMatchObject({
      allowPrivate: false,
      anyForm: false,
      fields: {},
      secretFields: {},
    });
  });
});

describe("where it is sent", () => {
  test("the host is the provider's, or the one of the base URL; never a guess", () => {
    expect(hostOf(provider("github"), {})).toBe("api.github.com");
    expect(hostOf(provider("gitea"), {})).toBeNull();
    expect(hostOf(provider("gitea"), { baseUrl: "https://git.example.com:8443/x" })).toBe(
      "git.example.com:8443",
    );
    expect(hostOf(provider("gitea"), { baseUrl: "no address" })).toBeNull();
    expect(hostOf(provider("supabase"), {}), "no check, no host").toBeNull();
    expect(hostOf(null, {})).toBeNull();
    const shop = { ...provider("github"), hosts: ["{shop}.example.com"] };
    expect(hostOf(shop, {})).toBeNull();
    expect(hostOf(shop, { shop: "mine" })).toBe("mine.example.com");
  });

  test.each([
    "http://example.com",
    "https://localhost",
    "https://10.0.0.1",
    "https://192.168.1.1",
    "https://nas.local",
    "https://[::1]/",
  ])("%s needs the user's word", (address) => expect(isUnusualAddress(address)).toBe(true));
  test.each(["https://example.com", "https://git.example.com:8443/path", "not an address"])(
    "%s does not",
    (address) => expect(isUnusualAddress(address)).toBe(false),
  );

  test("a check waits for the fields that its address needs", () => {
    const form = withProvider(emptyForm, null, provider("aws"));
    expect(isComplete(form, provider("aws"))).toBe(false);
    expect(isComplete({ ...form, fields: { accessKeyId: "" } }, provider("aws"))).toBe(false);
    expect(isComplete({ ...form, fields: { accessKeyId: "sample" } }, provider("aws"))).toBe(true);
    expect(isComplete(emptyForm, null)).toBe(true);
  });
});

describe("what is sent to be stored", () => {
  test("empty texts are nothing, and the name is the variable's when there is none", () => {
    const form = { ...emptyForm, variable: " TOKEN ", tags: "a, b,, a", policy: "30" };
    expect(requestOf(form, "draft", null)).toEqual({
      draft: "draft",
      provider: null,
      fields: {},
      secretFields: {},
      allowPrivate: false,
      anyForm: false,
      name: "TOKEN",
      variable: "TOKEN",
      project: null,
      environment: null,
      tags: ["a", "b"],
      note: "",
      createdOn: null,
      expiresOn: null,
      policyDays: 30,
    });
  });

  test("a field's default is sent when nothing else is given", () => {
    const [field] = provider("gitea").fields;
    const withDefault = {
      ...provider("gitea"),
      fields: [{ ...field!, defaultValue: "https://git.example.com" }],
    };
    expect(targetOf(emptyForm, "d", withDefault).fields).toEqual({ baseUrl: "https://git.example.com" });
    const given = { ...emptyForm, fields: { baseUrl: " https://own.example.com " } };
    expect(targetOf(given, "d", withDefault).fields).toEqual({ baseUrl: "https://own.example.com" });
  });

  test("a regional field's default is not the user's word", () => {
    const [field] = provider("gitea").fields;
    const regional = { ...field!, id: "apiHost", defaultValue: "api.example.com", regional: true };
    const withRegions = { ...provider("gitea"), fields: [{ ...regional, required: false }] };
    expect(targetOf(emptyForm, "d", withRegions).fields).toEqual({});
    const chosen = { ...emptyForm, fields: { apiHost: "api.example.com" } };
    expect(targetOf(chosen, "d", withRegions).fields).toEqual({ apiHost: "api.example.com" });
  });

  test("tags are read once each", () => expect(readTags(" a ,b, a ")).toEqual(["a", "b"]));
});

describe("what a check found", () => {
  const answer: CheckAnswer = {
    at: "2026-11-21T09:00:00.000Z",
    status: "valid",
    reason: null,
    identity: { account: "octo-release", scopes: ["repo", "workflow"], expiresOn: "2027-02-19" },
    evidence: {
      method: "GET",
      url: "https://api.github.com/user",
      httpStatus: 200,
      decidedBy: "",
      durationMs: 186,
      control: null,
    },
    host: "api.github.com",
    retryAfterMs: null,
  };

  test("says who, what for, until when, and how long it took", () => {
    const { tone, title, facts } = checkWords(answer, "GitHub");
    expect([tone, title]).toEqual(["ok", "Valid GitHub key"]);
    expect(facts).toEqual([
      "Signed in as octo-release",
      "scopes repo, workflow",
      "expires 19 Feb 2027",
      "186 ms",
    ]);
  });

  test("an unreachable provider is no verdict on the key", () => {
    const away = {
      ...answer,
      status: "unreachable",
      reason: "timeout",
      identity: {},
      evidence: null,
    } as const;
    const words = checkWords(away, "GitHub");
    expect(words.tone).toBe("info");
    expect(words.title).not.toMatch(/rejected|invalid/i);
    expect(words.title).toContain("no answer in time");
  });

  test("only a failure that a word can mend asks for one", () => {
    expect(agreementFor({ code: "address-refused", message: "" })).toEqual({ kind: "private" });
    expect(agreementFor({ code: "needs-confirmation", message: "", details: { anyForm: true } })).toEqual({
      kind: "any-form",
    });
    const host = { code: "needs-confirmation", message: "", details: { host: "git.example.com" } } as const;
    expect(agreementFor(host)).toEqual({ kind: "host", host: "git.example.com" });
    expect(agreementFor({ code: "store-locked", message: "" })).toBeNull();
  });
});

test("an edit sends only what differs", () => {
  const row = keyRow();
  const before = beginEdit(row, detailOf(row, []));
  expect(changeOf(before, before)).toEqual({});
  expect(changeOf(before, { ...before, project: "", tags: "x" })).toEqual({ project: null, tags: ["x"] });
  expect(changeOf(before, { ...before, createdOn: "" })).toEqual({ createdOn: row.createdOn });
});
