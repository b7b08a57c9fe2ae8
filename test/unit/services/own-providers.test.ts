/** Providers of the user's own, as the window asks for them. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { catalogue } from "../../../electron/core/providers/index.ts";
import type { Confirm } from "../../../electron/services/desktop.ts";
import { createFilesDialogPart } from "../../../electron/services/files-dialog.ts";
import { createIntakePart } from "../../../electron/services/intake-part.ts";
import { createImports } from "../../../electron/services/imports.ts";
import { createOwnProvidersPart } from "../../../electron/services/own-providers-part.ts";
import { createProvidersPart } from "../../../electron/services/providers.ts";
import { acme, acmeKey, putEnabled } from "../../helpers/own-definitions.ts";
import { codeOf, valueOf, windowContext } from "../../helpers/window-context.ts";

const host = "api.acme.example";
const source = { kind: "text", text: acme } as const;

async function open(answer = true) {
  const window = await windowContext();
  const asked: string[] = [];
  const confirm: Confirm = ({ message, detail }) => {
    asked.push(`${message} ${detail}`);
    return Promise.resolve(answer);
  };
  const part = createOwnProvidersPart(window.context, confirm);
  const { providers } = createProvidersPart(window.context);
  const known = async () => valueOf(await providers()).filter(({ id }) => id.startsWith("custom-"));
  return { window, asked, part, providers, known };
}

describe("from a text to a provider", () => {
  test("a preview keeps nothing, saving leaves it disabled, enabling asks outside the page", async () => {
    const { window, asked, part, known } = await open();
    const preview = valueOf(await part.previewOwnProvider(source));
    expect(preview).toMatchObject({ replaces: null, staysEnabled: false, facts: { hosts: [host] } });
    expect(valueOf(await part.ownProviders())).toEqual([]);
    const saved = valueOf(await part.saveOwnProvider(source));
    expect(saved).toMatchObject({ id: "custom-acme", state: "disabled", facts: preview.facts, keys: [] });
    expect([await known(), asked]).toEqual([[], []]);
    const key = await window.add("A", acmeKey, { provider: "custom-acme" });
    const enabled = await part.enableOwnProvider({ id: "custom-acme", confirmedHosts: [host] });
    expect(valueOf(enabled)).toMatchObject({ state: "enabled", keys: [{ id: key.id, name: "A" }] });
    expect(asked).toEqual([
      `Send keys of Acme to ${host}? Whoever runs that server can read them. 1 key belongs to it now.`,
    ]);
    expect(await known()).toMatchObject([{ id: "custom-acme", hosts: [host] }]);
    expect(window.told).toContainEqual({ type: "providers" });
    valueOf(await part.disableOwnProvider("custom-acme"));
    expect(await known()).toEqual([]);
  });

  test.each([[[]], [["api.evil.example"]], [[host, "api.evil.example"]], [["API.acme.example"]]])(
    "%j is not what the definition names",
    async (confirmedHosts) => {
      const { part, known } = await open();
      valueOf(await part.saveOwnProvider(source));
      const enabled = await part.enableOwnProvider({ id: "custom-acme", confirmedHosts });
      expect(codeOf(enabled)).toBe("needs-confirmation");
      expect(await known()).toEqual([]);
    },
  );

  test("what the page says is not enough: the user's no is a no", async () => {
    const { part, known } = await open(false);
    valueOf(await part.saveOwnProvider(source));
    const enabled = await part.enableOwnProvider({ id: "custom-acme", confirmedHosts: [host] });
    expect(codeOf(enabled)).toBe("cancelled");
    expect(await known()).toEqual([]);
  });

  test("a definition that is changed while the question stands is not enabled", async () => {
    const window = await windowContext();
    const { saveOwnProvider, enableOwnProvider, ownProviders } = createOwnProvidersPart(
      window.context,
      () => {
        putEnabled(window.another(), acme.replace('key-in = "bearer"', 'key-in = "query"\nparameter = "k"'));
        window.vault().setOwnProviderEnabled("custom-acme", { enabled: false });
        return Promise.resolve(true);
      },
    );
    valueOf(await saveOwnProvider(source));
    expect(codeOf(await enableOwnProvider({ id: "custom-acme", confirmedHosts: [host] }))).toBe("cancelled");
    expect(valueOf(await ownProviders())).toMatchObject([{ state: "disabled" }]);
  });

  test("from a file by its handle only", async () => {
    const { window, part } = await open();
    const path = join(window.folder, "acme.toml");
    writeFileSync(path, acme, { mode: 0o600 });
    const { handle } = window.context.chosenFiles.remember(path);
    expect(valueOf(await part.saveOwnProvider({ kind: "file", file: handle })).id).toBe("custom-acme");
    const unknown = "00000000-0000-4000-8000-00000000ffff";
    expect(codeOf(await part.previewOwnProvider({ kind: "file", file: unknown }))).toBe("not-found");
    writeFileSync(path, "a".repeat(70_000));
    expect((await part.previewOwnProvider({ kind: "file", file: handle })).ok).toBe(false);
  });

  test("locked, it can be looked at and not changed", async () => {
    const { window, part } = await open();
    valueOf(await part.saveOwnProvider(source));
    valueOf(await window.session.lock("asked"));
    expect(valueOf(await part.ownProviders())).toHaveLength(1);
    for (const result of [
      await part.saveOwnProvider({ kind: "text", text: acme.replace("/v1/", "/v2/") }),
      await part.enableOwnProvider({ id: "custom-acme", confirmedHosts: [host] }),
      await part.disableOwnProvider("custom-acme"),
      await part.removeOwnProvider({ id: "custom-acme", force: true }),
    ])
      expect(codeOf(result)).toBe("store-locked");
  });
});

describe("with keys", () => {
  test("removing is refused while it has any, and can be taken back as it was", async () => {
    const { window, part, known } = await open();
    putEnabled(window.vault(), acme);
    await window.add("A", acmeKey, { provider: "custom-acme" });
    expect(codeOf(await part.removeOwnProvider({ id: "custom-acme", force: false }))).toBe(
      "needs-confirmation",
    );
    const { step } = valueOf(await part.removeOwnProvider({ id: "custom-acme", force: true }));
    expect(await known()).toEqual([]);
    expect(valueOf(await window.journal.part.undo(step))).toEqual({
      undone: "Remove the provider custom-acme",
    });
    expect(await known()).toMatchObject([{ id: "custom-acme" }]);
  });

  test("taking it back does not overwrite what was added since", async () => {
    const { window, part } = await open();
    putEnabled(window.vault(), acme);
    const { step } = valueOf(await part.removeOwnProvider({ id: "custom-acme", force: false }));
    valueOf(await part.saveOwnProvider({ kind: "text", text: acme.replace(host, "api.other.example") }));
    expect(codeOf(await window.journal.part.undo(step))).toBe("name-taken");
    expect(valueOf(await part.ownProviders())).toMatchObject([
      { state: "disabled", facts: { hosts: ["api.other.example"] } },
    ]);
  });

  test("a pasted key is recognised, also when the terminal enabled its provider", async () => {
    const { window } = await open();
    const { intake } = createIntakePart(window.context, createImports(window.context));
    const look = async () => {
      const found = valueOf(await intake({ text: acmeKey, purpose: "key" }));
      return found.kind === "key" ? found.candidates : null;
    };
    expect(await look()).toEqual([]);
    putEnabled(window.another(), acme);
    expect(await look()).toEqual([{ provider: "custom-acme", name: "Acme", certainty: "sure" }]);
    expect(window.context.catalogue).toHaveLength(catalogue.length + 1);
  });
});

test.each(["toml", "json"] as const)("an export as %s goes where the dialog says", async (format) => {
  const { window, part } = await open();
  putEnabled(window.vault(), acme);
  const path = join(window.folder, "out");
  const names: string[] = [];
  const { exportOwnProvider } = createFilesDialogPart(window.context, {
    save: ({ name }) => {
      names.push(name);
      return Promise.resolve(path);
    },
    open: () => Promise.resolve(null),
  });
  expect(codeOf(await exportOwnProvider({ id: "custom-acme", format }))).toBe("ok");
  expect(names).toEqual([`custom-acme.${format}`]);
  const again = { kind: "text", text: readFileSync(path, "utf8") } as const;
  expect(valueOf(await part.previewOwnProvider(again))).toMatchObject({ staysEnabled: true });
  expect(codeOf(await exportOwnProvider({ id: "custom-none", format }))).toBe("not-found");
});
