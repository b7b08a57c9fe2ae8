import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listFiles } from "../../../scripts/project.ts";

const folder = join(import.meta.dirname, "../../../renderer");
const css = readFileSync(join(folder, "ui/tokens.css"), "utf8");

/** The colours of each block that names a colour scheme, by name. */
const themes = [...css.matchAll(/color-scheme: (?:light|dark);([^}]*)/g)].map(([, body = ""]) => {
  const colours = [...body.matchAll(/(--[a-z-]+): (#[0-9a-f]{6})/g)];
  return new Map(colours.map(([, name = "", value = ""]) => [name, value] as const));
});

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test("light, dark and the system's dark have the same names, and both darks the same values", () => {
  const [light, dark, system] = themes;
  expect(themes).toHaveLength(3);
  expect([...dark!.keys()]).toEqual([...light!.keys()]);
  expect([...system!]).toEqual([...dark!]);
});

test.each([0, 1])("text reaches 4.5:1 and edges 3:1 on every background (theme %i)", (at) => {
  const theme = themes[at]!;
  const backgrounds = [...theme].filter(([name]) => name.startsWith("--bg-"));
  expect(backgrounds).toHaveLength(5);
  const weak = backgrounds.flatMap(([name, background]) => {
    const lowerThan = (least: number, names: readonly string[]) =>
      names
        .filter((one) => contrast(theme.get(`--${one}`)!, background) < least)
        .map((one) => `${one} ${name}`);
    return [
      ...lowerThan(4.5, ["fg", "fg-muted", "fg-faint", "ok", "warn", "bad", "info", "idle"]),
      ...lowerThan(3, ["line-strong", "focus"]),
    ];
  });
  expect(weak).toEqual([]);
});

test.each([0, 1])("text reaches 4.5:1 on what is filled with a colour (theme %i)", (at) => {
  const theme = themes[at]!;
  const pairs = [
    ["accent-fg", "accent"],
    ["bad-solid-fg", "bad"],
    ["accent-text", "bg-selected"],
    ["accent-text", "bg-panel"],
    ...["ok", "warn", "bad", "info"].flatMap((tone) => [
      [tone, `${tone}-bg`],
      ["fg", `${tone}-bg`],
    ]),
    ...["add-bg", "del-bg"].map((background) => ["fg", background]),
  ] as const;
  const weak = pairs.filter(
    ([text, background]) => contrast(theme.get(`--${text}`)!, theme.get(`--${background}`)!) < 4.5,
  );
  expect(weak).toEqual([]);
});

test("who asks for more contrast gets full text colour and full lines in every theme", () => {
  const asked = /@media \(prefers-contrast: more\) \{\s*([^{]*)\{([^}]*)\}/.exec(css);
  // Twice :root, so that it outweighs the theme's own block, whichever that is.
  expect(asked?.[1]?.trim()).toBe(":root:root");
  for (const name of ["fg-muted", "fg-faint", "line", "line-strong"])
    expect(asked?.[2]).toContain(`--${name}: var(--fg);`);
});

test("no colour stands outside the tokens", () => {
  const styled = listFiles(folder).filter(
    (file) => /\.(css|tsx?)$/.test(file) && !file.endsWith("tokens.css"),
  );
  expect(styled.length).toBeGreaterThan(10);
  const coloured = styled.filter((file) =>
    /#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(|oklch\(/i.test(readFileSync(file, "utf8")),
  );
  expect(coloured).toEqual([]);
});
