/** Everything about one provider, as the window asks for it. */
import { describe, expect, test } from "vitest";
import { catalogue, categoryTitle, hasCheck } from "../../../electron/core/providers/index.ts";
import { createProviderDetailPart } from "../../../electron/services/provider-detail.ts";
import { acme, putDefinition, putEnabled } from "../../helpers/own-definitions.ts";
import { codeOf, valueOf, windowContext } from "../../helpers/window-context.ts";

async function open() {
  const window = await windowContext();
  const { providerDetail } = createProviderDetailPart(window.context);
  const detail = async (id: string) => valueOf(await providerDetail(id));
  return { window, providerDetail, detail };
}

describe("a built-in provider", () => {
  test("where the key goes, what each answer means, what its keys look like", async () => {
    const { detail } = await open();
    expect(await detail("stripe")).toMatchObject({
      name: "Stripe",
      category: "Payments and finance",
      hosts: ["api.stripe.com"],
      switchedOff: false,
      noCheck: null,
      own: null,
      check: {
        request: "GET https://api.stripe.com/v1/balance",
        keyGoes: ["bearer token (header Authorization)"],
      },
    });
    const { check, formats } = await detail("stripe");
    expect(check?.answers).toContainEqual({
      because: '200 with "livemode": the key was accepted',
      status: "valid",
      reason: null,
    });
    expect(formats).toContainEqual({
      text: "pk_live_ and 16 to 247 more characters",
      note: "publishable key",
      check: "A publishable key is public by design and may not ask anything.",
    });
  });

  test("a key that signs goes nowhere, and a region is named", async () => {
    const { detail } = await open();
    const aws = await detail("aws");
    expect(aws.check?.keyGoes).toEqual(["nowhere: it signs the request"]);
    expect(aws.check?.noControl).toBeNull();
    expect((await detail("azure-storage")).check?.noControl).toContain("your own account");
    expect(aws.regions).toEqual(["AWS, AWS GovCloud or AWS China"]);
    expect(aws.rotation).toContain("every 90 days");
  });

  test("switched off, it still tells the real request", async () => {
    const { window, detail } = await open();
    const before = await detail("stripe");
    valueOf(window.vault().switchChecks("stripe", "off"));
    expect(await detail("stripe")).toEqual({ ...before, switchedOff: true });
  });

  test("each of the catalogue can be told, with a category in words and without a line twice", async () => {
    const { detail } = await open();
    for (const provider of catalogue) {
      const told = await detail(provider.id);
      expect(told.category, provider.id).toBe(categoryTitle(provider.category));
      expect(told.category, provider.id).toMatch(/^[A-Z]/);
      const lines = (told.check?.answers ?? []).map(({ because, status }) => `${status} ${because}`);
      expect(new Set(lines).size, provider.id).toBe(lines.length);
      expect(told.check !== null || told.noCheck !== null, provider.id).toBe(true);
      if (hasCheck(provider) && told.check === null)
        expect(
          told.formats.some(({ check }) => check?.startsWith("Asked by ")),
          provider.id,
        ).toBe(true);
    }
  });

  test("an unknown id is none", async () => {
    const { providerDetail } = await open();
    expect(codeOf(await providerDetail("nobody"))).toBe("provider-unknown");
    expect(codeOf(await providerDetail("custom-nobody"))).toBe("provider-unknown");
  });
});

describe("one of the user's own", () => {
  test("in use or not, with its definition", async () => {
    const { window, detail } = await open();
    putDefinition(window.vault(), acme);
    const disabled = await detail("custom-acme");
    expect(disabled).toMatchObject({
      name: "Acme",
      category: "Your own",
      hasKeyPage: false,
      formats: [{ text: "acme_ and 24 of [A-Za-z0-9]" }],
      check: { request: "GET https://api.acme.example/v1/me", noControl: null },
      own: { state: "disabled" },
    });
    expect(disabled.own?.definition?.toml).toContain('host = "api.acme.example"');
    expect(JSON.parse(disabled.own?.definition?.json ?? "")).toMatchObject({ id: "custom-acme" });
    putEnabled(window.vault(), acme);
    expect(await detail("custom-acme")).toMatchObject({ hasKeyPage: true, own: { state: "enabled" } });
    valueOf(window.vault().switchChecks("custom-acme", "off"));
    expect(await detail("custom-acme")).toMatchObject({
      switchedOff: true,
      check: { request: "GET https://api.acme.example/v1/me" },
    });
  });

  test("damaged, it says so and nothing else", async () => {
    const { window, detail } = await open();
    window.vault().putOwnProvider({ id: "custom-bad", definition: "nonsense", hosts: [] });
    expect(await detail("custom-bad")).toMatchObject({
      name: "custom-bad",
      check: null,
      own: { state: "damaged", definition: null },
    });
  });
});
