import { expect, test, vi } from "vitest";
import { catalogue } from "../../../electron/core/providers/index.ts";
import { createKeyPagePart, keyPageAddress } from "../../../electron/services/key-page.ts";

test("the page of every provider that has one passes", () => {
  for (const { id, keyPage } of catalogue) {
    if (keyPage !== null)
      expect(keyPageAddress(catalogue, id)).toEqual({ ok: true, value: new URL(keyPage).href });
  }
});

test("an unknown provider and one without a page are told", async () => {
  const open = vi.fn<(address: string) => Promise<void>>().mockResolvedValue();
  const part = createKeyPagePart({ catalogue }, open);
  expect(await part.openKeyPage("no-such")).toMatchObject({ error: { code: "provider-unknown" } });
  const without = catalogue.find(({ keyPage }) => keyPage === null);
  if (without !== undefined) {
    expect(await part.openKeyPage(without.id)).toMatchObject({ error: { code: "not-found" } });
  }
  expect(open).not.toHaveBeenCalled();
});

test("a browser that does not open is told, with the address to type", async () => {
  const { id, keyPage } = catalogue.find((one) => one.keyPage !== null)!;
  const part = createKeyPagePart({ catalogue }, () => Promise.reject(new Error("foreign text")));
  const opened = await part.openKeyPage(id);
  expect(opened).toMatchObject({ ok: false, error: { code: "unsupported" } });
  expect(JSON.stringify(opened)).toContain(new URL(keyPage!).href);
  expect(JSON.stringify(opened)).not.toContain("foreign text");
});
