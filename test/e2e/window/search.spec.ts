/** The filter box of the list: free text, tokens, completion, chips, and nothing found. */
import type { Page } from "@playwright/test";
import { filterBox, goTo, rowOf, shownKeys } from "../../helpers/window-steps.ts";
import { expect, test } from "./fixtures.ts";

const words = (project: string, environment: string, tag?: string): readonly string[] => [
  "--project",
  project,
  "--env",
  environment,
  ...(tag === undefined ? [] : ["--tag", tag]),
];

test.use({
  seed: {
    keys: [
      { name: "LABS_API_KEY", provider: "deepcreative-labs", words: words("shop", "prod", "billing") },
      { name: "FLUX_API_KEY", provider: "fluximage", words: words("shop", "dev") },
      { name: "MODELS_KEY", provider: "modelslab", words: words("studio", "prod", "pictures") },
    ],
  },
});

const all = ["FLUX_API_KEY", "LABS_API_KEY", "MODELS_KEY"];

async function expectFound(page: Page, query: string, variables: readonly string[]): Promise<void> {
  await filterBox(page).fill(query);
  await expect.poll(async () => (await shownKeys(page)).toSorted(), query).toEqual(variables);
}

test("words and tokens narrow the list", async ({ keystow }) => {
  const { page } = await keystow.launch();
  await expect(rowOf(page, "LABS_API_KEY")).toBeVisible();
  const asked: Readonly<Record<string, readonly string[]>> = {
    labs: ["LABS_API_KEY"],
    "api key": ["FLUX_API_KEY", "LABS_API_KEY"],
    studio: ["MODELS_KEY"],
    "env:prod": ["LABS_API_KEY", "MODELS_KEY"],
    "env:prod project:shop": ["LABS_API_KEY"],
    "provider:fluximage": ["FLUX_API_KEY"],
    "tag:pictures": ["MODELS_KEY"],
    "env:dev env:prod": all,
    "status:unchecked": all,
    "due:<400d flux": ["FLUX_API_KEY"],
    "": all,
  };
  for (const [query, variables] of Object.entries(asked)) await expectFound(page, query, variables);
  await expect(page.getByText("3 keys", { exact: true }).first()).toBeVisible();
});

test("a part that nobody knows is told of, and the rest holds", async ({ keystow }) => {
  const { page } = await keystow.launch();
  await expectFound(page, "colour:red env:dev", ["FLUX_API_KEY"]);
  await expect(filterBox(page)).toHaveAccessibleDescription(/Known are status:/u);
});

test("what nothing matches is said, and one button clears it", async ({ keystow }) => {
  const { page } = await keystow.launch();
  await filterBox(page).fill("nothing-like-this");
  await expect(page.getByRole("main").getByText("No key matches nothing-like-this.")).toBeVisible();
  await page.getByRole("button", { name: "Clear filter" }).click();
  await expect(filterBox(page)).toHaveValue("");
  await expect(filterBox(page)).toBeFocused();
  await expect.poll(async () => (await shownKeys(page)).toSorted()).toEqual(all);
});

test("completion, chips and box say the same, and Escape clears words before tokens", async ({ keystow }) => {
  const { page } = await keystow.launch();
  const box = filterBox(page);
  await expect(rowOf(page, "LABS_API_KEY")).toBeVisible();
  await box.pressSequentially("en");
  await expect(page.getByRole("option", { name: /^env:/u })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(box).toHaveValue("env:");
  await page.getByRole("option", { name: /^env:prod/u }).click();
  await expect(box).toHaveValue(/^env:prod ?$/u);
  const chips = page.getByRole("group", { name: "Filters" });
  await expect(chips.getByRole("button", { name: "Env: prod" })).toBeVisible();
  await chips.getByRole("button", { name: "Provider: all" }).click();
  await page.getByRole("menuitemcheckbox", { name: "ModelsLab" }).click();
  await page.keyboard.press("Escape");
  await expect(box).toHaveValue(/provider:modelslab/u);
  await expect.poll(() => shownKeys(page)).toEqual(["MODELS_KEY"]);
  await box.focus();
  await page.keyboard.press("End");
  await box.pressSequentially(" zebra");
  await expect(page.getByText("No match")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(box).toHaveValue(/^env:prod provider:modelslab ?$/u);
  await page.keyboard.press("Escape");
  await expect(box).toHaveValue("");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("grid")).toBeFocused();
});

test("the selection survives the filter, and each place of the sidebar has its own list", async ({
  keystow,
}) => {
  const { page } = await keystow.launch();
  await rowOf(page, "FLUX_API_KEY").click({ modifiers: ["ControlOrMeta"] });
  await filterBox(page).fill("env:prod");
  await expect(page.getByText("2 keys · 1 selected, 1 hidden")).toBeVisible();
  await filterBox(page).fill("");
  await expect(rowOf(page, "FLUX_API_KEY")).toHaveAttribute("aria-selected", "true");
  await goTo(page, "studio");
  await expect.poll(() => shownKeys(page)).toEqual(["MODELS_KEY"]);
  await goTo(page, "Fluximage");
  await expect.poll(() => shownKeys(page)).toEqual(["FLUX_API_KEY"]);
  await goTo(page, "Needs attention");
  await expect(page.getByText("Nothing needs attention")).toBeVisible();
});
