/** A key is pasted: whose it is and where it goes is said first, then it goes there once, and is kept. */
import type { Locator, Page } from "@playwright/test";
import type { Arrival } from "../../../electron/demo/pretend-answers.ts";
import { contentOf, goTo, openDetails, paste, rowOf, toasts } from "../../helpers/window-parts.ts";
import { requestsWith, storedKey, storedKeys, storedValue } from "../../helpers/window-truth.ts";
import { expect, expectAccessible, seedSecret, test } from "./fixtures.ts";

const dialogOf = (page: Page): Locator => page.getByRole("dialog", { name: "Add a key" });
const fieldOf = (page: Page): Locator => dialogOf(page).getByRole("textbox", { name: "Paste the key" });

async function openDialog(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Add key" }).click();
  await expect(fieldOf(page)).toBeFocused();
  return dialogOf(page);
}

async function turnOffChecksAtOnce(page: Page): Promise<void> {
  await goTo(page, "Settings");
  const setting = page.getByRole("switch", { name: "Check new keys at once" });
  await setting.click();
  await expect(setting).not.toBeChecked();
  await goTo(page, "All keys");
}

test("a key pasted on the list is masked, checked at its own host, saved, and taken back", async ({
  keystow,
}) => {
  const secret = seedSecret({ name: "", provider: "fluximage", filler: "b1" });
  const { page } = await keystow.launch();
  await expect(page.getByText("No keys yet")).toBeVisible();
  const letGo = keystow.network.holdAnswers();
  await paste(page.locator("body"), secret);

  const dialog = dialogOf(page);
  await expect(fieldOf(page)).toHaveValue("flx_live_••••••••00b1");
  await expect(dialog.getByText("It is sent only to fluximage.app.")).toBeVisible();
  await expect(dialog.getByText("Checking at fluximage.app…")).toBeVisible();
  expect(await contentOf(page)).not.toContain(secret);
  letGo();
  await expect(dialog.getByRole("status").filter({ hasText: "Valid Fluximage key" })).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(dialog).toBeHidden();
  await expect(toasts(page).getByText(/^Saved to /)).toBeVisible();
  await expect(rowOf(page, "FLUXIMAGE_API_KEY")).toContainText("Valid");
  await expect(page.getByRole("grid")).toBeFocused();
  expect(await storedValue(keystow, "FLUXIMAGE_API_KEY")).toBe(secret);
  expect((await storedKey(keystow, "FLUXIMAGE_API_KEY")).check.status).toBe("valid");
  expect(requestsWith(secret, keystow.sentRequests())).toEqual([{ host: "fluximage.app", times: 1 }]);
  expect(await contentOf(page)).not.toContain(secret);

  await toasts(page).getByRole("button", { name: "Undo" }).click();
  await expect(rowOf(page, "FLUXIMAGE_API_KEY")).toBeHidden();
  expect(await storedKeys(keystow)).toEqual([]);
  expect(await storedKeys(keystow, "archived:yes")).toHaveLength(1);
  expect(keystow.sentKeys()).toHaveLength(1);
});

interface Owner {
  readonly provider: string;
  readonly name: string;
  readonly variable: string;
  readonly masked: string;
  readonly host: string;
  /** What the user says of it, when its form does not. */
  readonly tell: (dialog: Locator) => Promise<unknown>;
  readonly keyIn: (arrival: Arrival) => unknown;
}

const owners: readonly Owner[] = [
  {
    provider: "deepcreative-labs",
    name: "DeepCreative Labs",
    variable: "DEEPCREATIVE_API_KEY",
    masked: "sk_live_••••••••00c1",
    host: "api.deepcreativelabs.com",
    tell: (dialog) => dialog.getByRole("radio", { name: "DeepCreative Labs" }).check(),
    keyIn: ({ headers }) => headers["authorization"]?.slice("Bearer ".length),
  },
  {
    provider: "modelslab",
    name: "ModelsLab",
    variable: "MODELSLAB_API_KEY",
    masked: "••••••••00c1",
    host: "modelslab.com",
    tell: (dialog) => dialog.getByRole("combobox", { name: "Provider" }).selectOption("ModelsLab"),
    keyIn: ({ body }) => (JSON.parse(body) as { readonly key?: unknown }).key,
  },
  {
    provider: "langflow",
    name: "Langflow",
    variable: "LANGFLOW_API_KEY",
    masked: "sk-••••••••00c1",
    host: "langflow.example.com",
    tell: async (dialog) => {
      await dialog.getByRole("radio", { name: "Langflow" }).check();
      const address = dialog.getByRole("textbox", { name: "Address of the Langflow server" });
      await address.fill("https://langflow.example.com");
    },
    keyIn: ({ headers }) => headers["x-api-key"],
  },
  {
    provider: "fluximage",
    name: "Fluximage",
    variable: "FLUXIMAGE_API_KEY",
    masked: "flx_live_••••••••00c1",
    host: "fluximage.app",
    tell: () => Promise.resolve(),
    keyIn: ({ headers }) => headers["authorization"]?.slice("Bearer ".length),
  },
];

test("each provider's key goes to its own host, once, where that provider reads it", async ({ keystow }) => {
  const { page } = await keystow.launch();
  await turnOffChecksAtOnce(page);
  for (const [index, owner] of owners.entries()) {
    await test.step(owner.name, async () => {
      const secret = seedSecret({ name: "", provider: owner.provider, filler: "c1" });
      const dialog = await openDialog(page);
      await paste(fieldOf(page), secret);
      await expect(fieldOf(page)).toHaveValue(owner.masked);
      await owner.tell(dialog);
      await expect(dialog.getByText(`It is sent only to ${owner.host}.`)).toBeVisible();
      expect(keystow.sentKeys()).toHaveLength(index);

      await dialog.getByRole("button", { name: "Check", exact: true }).click();
      const found = dialog.getByRole("status").filter({ hasText: `Valid ${owner.name} key` });
      await expect(found).toBeVisible();
      await dialog.getByRole("button", { name: "Save" }).click();
      await expect(rowOf(page, owner.variable)).toContainText("Valid");

      const arrival = keystow.sentKeys().at(-1);
      expect(arrival?.host).toBe(owner.host);
      expect(arrival === undefined ? null : owner.keyIn(arrival)).toBe(secret);
      expect(requestsWith(secret, keystow.sentRequests())).toEqual([{ host: owner.host, times: 1 }]);
      expect(await storedValue(keystow, owner.variable)).toBe(secret);
    });
  }
  const stored = await storedKeys(keystow);
  for (const { provider, variable } of owners)
    expect(stored.find(({ name }) => name === variable)).toMatchObject({
      provider,
      check: { status: "valid" },
    });
  expect(keystow.network.proxy.plainRequests).toEqual([]);
});

test("a key that could be of several providers is asked about, and goes to the chosen one alone", async ({
  keystow,
}) => {
  const secret = seedSecret({ name: "", provider: "deepcreative-labs", filler: "d1" });
  const { page } = await keystow.launch();
  const dialog = await openDialog(page);
  await paste(fieldOf(page), secret);
  const question = dialog.getByRole("group", { name: "Which provider?" });
  await expect(question).toBeVisible();
  expect(await question.getByRole("radio").count()).toBeGreaterThan(1);
  await expect(question.getByRole("radio", { checked: true })).toHaveCount(0);
  await expect(dialog.getByText("It is sent nowhere.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Check", exact: true })).toBeHidden();
  await expectAccessible(page);

  await question.getByRole("radio", { name: "Stripe" }).check();
  await expect(dialog.getByText("It is sent only to api.stripe.com.")).toBeVisible();
  await question.getByRole("radio", { name: "DeepCreative Labs" }).check();
  await expect(dialog.getByText("It is sent only to api.deepcreativelabs.com.")).toBeVisible();
  expect(keystow.network.proxy.tunnels).toEqual([]);

  await dialog.getByRole("button", { name: "Check", exact: true }).click();
  await expect(dialog.getByRole("status").filter({ hasText: "Valid DeepCreative Labs key" })).toBeVisible();
  expect(keystow.network.proxy.tunnels.map(({ authority }) => authority)).toEqual([
    "api.deepcreativelabs.com:443",
  ]);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  expect(await storedKeys(keystow)).toEqual([]);
});

test.describe("with a key in the vault", () => {
  test.use({ seed: { keys: [{ name: "OLD_KEY", provider: "fluximage", filler: "e1" }] } });

  test("what surrounds a key is taken off and told, and the same value is noticed", async ({ keystow }) => {
    const secret = seedSecret({ name: "", provider: "fluximage", filler: "e1" });
    const { page } = await keystow.launch();
    await turnOffChecksAtOnce(page);
    const dialog = await openDialog(page);
    await paste(
      fieldOf(page),
      `  export SHOP_KEY="Bearer ${secret.slice(0, 20)}\u200b${secret.slice(20)}"\r\n`,
    );
    await expect(dialog.getByText(/^Removed .*invisible characters/)).toContainText("the variable's name");
    await expect(dialog.getByText("This key is stored already")).toBeVisible();
    await expect(dialog.getByText("It is the same as OLD_KEY.")).toBeVisible();
    await expect(dialog.getByRole("textbox", { name: "Variable" })).toHaveValue("SHOP_KEY");
    await dialog.getByRole("button", { name: "Save without check" }).click();
    await expect(rowOf(page, "SHOP_KEY")).toContainText("Not checked");
    expect(await storedValue(keystow, "SHOP_KEY")).toBe(secret);
    expect(keystow.network.proxy.tunnels).toEqual([]);
  });

  test("a name that is taken is told, and nothing of the entry is lost", async ({ keystow }) => {
    const secret = seedSecret({ name: "", provider: "fluximage", filler: "e2" });
    const { page } = await keystow.launch();
    const dialog = await openDialog(page);
    await paste(fieldOf(page), secret);
    await expect(dialog.getByText("Valid Fluximage key")).toBeVisible();
    await dialog.getByRole("textbox", { name: "Name" }).fill("OLD_KEY");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByRole("alert")).toContainText("OLD_KEY");
    await dialog.getByRole("textbox", { name: "Name" }).fill("NEW_KEY");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    expect(await storedValue(keystow, "NEW_KEY")).toBe(secret);
    expect(keystow.sentKeys()).toHaveLength(1);
  });

  test("a key in the form of another provider's is asked about before it is sent or stored", async ({
    keystow,
  }) => {
    const secret = seedSecret({ name: "", provider: "fluximage", filler: "e3" });
    const { page } = await keystow.launch();
    await turnOffChecksAtOnce(page);
    const dialog = await openDialog(page);
    await paste(fieldOf(page), secret);
    await dialog.getByRole("combobox", { name: "Provider" }).selectOption("ModelsLab");
    await dialog.getByRole("button", { name: "Check", exact: true }).click();
    const question = dialog.getByRole("alert").filter({ hasText: "Fluximage" });
    await expect(question).toBeVisible();
    await dialog.getByRole("button", { name: "Save without check" }).click();
    await expect(dialog).toBeVisible();
    expect(keystow.network.proxy.tunnels).toEqual([]);
    expect(await storedKeys(keystow)).toHaveLength(1);

    await question.getByRole("button", { name: "It is this provider's key all the same" }).first().click();
    await expect(dialog.getByText("Valid ModelsLab key")).toBeVisible();
    expect(requestsWith(secret, keystow.sentRequests())).toEqual([{ host: "modelslab.com", times: 1 }]);
  });
});

test("a key that is saved while its check is under way gets the verdict when it comes", async ({
  keystow,
}) => {
  const secret = seedSecret({ name: "", provider: "fluximage", filler: "f1" });
  const { page } = await keystow.launch();
  await expect(page.getByText("No keys yet")).toBeVisible();
  const letGo = keystow.network.holdAnswers();
  await paste(page.locator("body"), secret);
  await expect(dialogOf(page).getByText("Checking at fluximage.app…")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(rowOf(page, "FLUXIMAGE_API_KEY")).toContainText("Not checked");
  letGo();
  await expect(rowOf(page, "FLUXIMAGE_API_KEY")).toContainText("Valid");
  expect((await storedKey(keystow, "FLUXIMAGE_API_KEY")).check.status).toBe("valid");
  expect(keystow.sentKeys()).toHaveLength(1);
});

test("a rejected key can be saved, and says so", async ({ keystow }) => {
  const secret = seedSecret({ name: "", provider: "fluximage", scenario: "invalid" });
  const { page } = await keystow.launch();
  await paste(page.locator("body"), secret);
  const dialog = dialogOf(page);
  await expect(dialog.getByText("Rejected Fluximage key: the provider does not know it")).toBeVisible();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(rowOf(page, "FLUXIMAGE_API_KEY")).toContainText("Rejected");
  const panel = await openDetails(page, "FLUXIMAGE_API_KEY");
  await expect(panel).toContainText("Fluximage does not accept this key");
  expect((await storedKey(keystow, "FLUXIMAGE_API_KEY")).check.status).toBe("rejected");
});

test("a name that is taken is refused where the user looks, and the window goes on", async ({ keystow }) => {
  const { page } = await keystow.launch();
  await expect(page.getByText("No keys yet")).toBeVisible();
  const save = async (filler: string): Promise<void> => {
    await paste(page.locator("body"), seedSecret({ name: "", provider: "fluximage", filler }));
    await expect(dialogOf(page).getByText("Valid Fluximage key")).toBeVisible();
    await page.keyboard.press("ControlOrMeta+Enter");
  };
  await save("c1");
  await expect(rowOf(page, "FLUXIMAGE_API_KEY")).toBeVisible();
  await save("c2");
  await expect(dialogOf(page).getByText(/^There is a key/u)).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Escape");
  await expect(dialogOf(page)).toBeHidden();
  await expect(rowOf(page, "FLUXIMAGE_API_KEY")).toBeVisible();
});
