/** The components as markup: names, descriptions and states that assistive technology depends on. */
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Banner } from "../../../renderer/ui/Banner.tsx";
import { Button } from "../../../renderer/ui/Button.tsx";
import { Card } from "../../../renderer/ui/Card.tsx";
import { Checkbox } from "../../../renderer/ui/Checkbox.tsx";
import { EmptyState } from "../../../renderer/ui/EmptyState.tsx";
import { IconButton } from "../../../renderer/ui/IconButton.tsx";
import { announce } from "../../../renderer/ui/announce.ts";
import { LiveRegions } from "../../../renderer/ui/LiveRegions.tsx";
import { Monogram, monogramOf } from "../../../renderer/ui/Monogram.tsx";
import { ProgressBar } from "../../../renderer/ui/ProgressBar.tsx";
import { Recover } from "../../../renderer/ui/Recover.tsx";
import { SelectField } from "../../../renderer/ui/SelectField.tsx";
import { suggestionsFor } from "../../../renderer/ui/suggestions.ts";
import { SwitchField } from "../../../renderer/ui/SwitchField.tsx";
import { TextArea, TextField } from "../../../renderer/ui/TextField.tsx";
import { ViewHeader } from "../../../renderer/ui/ViewHeader.tsx";

const nothing = (): void => undefined;
/** The value of an attribute in the first tag that has it. */
const attribute = (html: string, name: string): string | undefined =>
  new RegExp(` ${name}="([^"]*)"`).exec(html)?.[1];

describe("buttons", () => {
  test("never submit a form unless they say so, and say when they are at work", () => {
    const idle = renderToStaticMarkup(<Button>Save</Button>);
    expect(idle).toContain('type="button"');
    expect(idle).not.toMatch(/disabled|aria-busy/);
    const busy = renderToStaticMarkup(
      <Button type="submit" busy>
        Save
      </Button>,
    );
    expect(busy).toContain('type="submit"');
    expect(busy).toContain('aria-busy="true"');
    expect(busy).toContain("disabled");
  });

  test("keep their shortcut out of their name", () => {
    const html = renderToStaticMarkup(<Button keys="N">Add key</Button>);
    expect(html).toMatch(/<kbd[^>]*aria-hidden="true"[^>]*>N<\/kbd>/);
  });

  test("with a picture only have a name", () => {
    const html = renderToStaticMarkup(<IconButton label="Copy secret" keys="Ctrl+C" icon={<svg />} />);
    expect(html).toContain('aria-label="Copy secret"');
  });
});

describe("fields", () => {
  test.each([
    ["a line", <TextField key="a" label="Name" hint="As in the file." error="It is taken." />],
    ["an area", <TextArea key="b" label="Name" hint="As in the file." error="It is taken." />],
  ])("%s has its label, its hint and its error", (_kind, field) => {
    const html = renderToStaticMarkup(field);
    const id = attribute(html, "for");
    expect(html).toContain(` id="${id}"`);
    expect(attribute(html, "aria-describedby")).toBe(`${id}-hint ${id}-error`);
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('role="alert"');
  });

  test("without an error nothing claims one", () => {
    const html = renderToStaticMarkup(<TextField label="Name" error={null} />);
    expect(html).not.toMatch(/aria-invalid|aria-describedby|role="alert"/);
  });

  test("a hidden label is still a label", () => {
    const html = renderToStaticMarkup(
      <SelectField
        label="Theme"
        hideLabel
        value="a"
        options={[{ value: "a", label: "A" }]}
        onChange={nothing}
      />,
    );
    expect(attribute(html, "for")).toBe(attribute(html.slice(html.indexOf("<select")), "id"));
    expect(html).toContain(">Theme</label>");
  });

  test("switches and boxes have a role, a name and a state", () => {
    const turned = renderToStaticMarkup(
      <SwitchField label="Lock" description="With the screen." checked onChange={nothing} />,
    );
    expect(turned).toContain('role="switch"');
    expect(turned).toContain('aria-checked="true"');
    expect(turned).toContain('aria-label="Lock"');
    expect(attribute(turned, "aria-describedby")).toBe(
      attribute(turned.slice(turned.indexOf(">Lock<")), "id"),
    );
    const mixed = renderToStaticMarkup(
      <Checkbox label="All keys" hideLabel checked={false} indeterminate onChange={nothing} />,
    );
    expect(mixed).toContain('role="checkbox"');
    expect(mixed).toContain('aria-checked="mixed"');
    expect(mixed).toContain("All keys");
  });
});

describe("suggestions", () => {
  const all = ["payments-api", "web", "Web shop"];
  test("hold the text whatever the case, and nothing typed shows all", () => {
    expect(suggestionsFor("WEB", all)).toEqual(["web", "Web shop"]);
    expect(suggestionsFor("", all)).toEqual(all);
    expect(suggestionsFor("mobile", all)).toEqual([]);
  });
  test("end when the text is the only one left", () => {
    expect(suggestionsFor("payments-api", all)).toEqual([]);
    expect(suggestionsFor("payments-ap", all)).toEqual(["payments-api"]);
  });
  test("are not more than a list can show", () => {
    const many = Array.from({ length: 1_000 }, (_, index) => `project-${index}`);
    expect(suggestionsFor("", many)).toHaveLength(50);
  });
});

describe("texts on the page", () => {
  test("a view has one heading, which can take the focus but is no tab stop", () => {
    const html = renderToStaticMarkup(<ViewHeader title="Settings" subtitle="" />);
    expect(html).toMatch(/<h1[^>]*tabindex="-1"[^>]*>Settings<\/h1>/);
    expect(html.match(/<span/g)).toBeNull();
  });

  test("what stands alone on a page is its first heading", () => {
    expect(renderToStaticMarkup(<EmptyState title="No keys yet" />)).toContain("<h2>No keys yet</h2>");
    expect(renderToStaticMarkup(<EmptyState level={1} title="Broken" />)).toContain("<h1>Broken</h1>");
  });

  test("a banner says its tone by a glyph of its own, not by colour alone", () => {
    const shapes = (["ok", "warn", "bad", "info"] as const).map((tone) => {
      const html = renderToStaticMarkup(<Banner tone={tone} title="Title" />);
      return html.slice(html.indexOf("<svg"), html.indexOf("</svg>"));
    });
    expect(new Set(shapes).size).toBe(4);
  });

  test("hostile text stays text everywhere", () => {
    const hostile = "<img src=x onerror=alert(1)>";
    const html = renderToStaticMarkup(
      <Card title={hostile}>
        <EmptyState title={hostile} />
        <Banner tone="bad" title={hostile}>
          {hostile}
        </Banner>
        <Monogram name={hostile} />
      </Card>,
    );
    expect(html).not.toContain("<img");
  });

  test("progress never goes over its end, and has a name", () => {
    const html = renderToStaticMarkup(<ProgressBar value={131} max={90} label="131 of 90 days" tone="bad" />);
    expect(html).toContain('value="90"');
    expect(html).toContain('aria-label="131 of 90 days"');
  });

  test.each([
    ["OpenAI", "OA"],
    ["GitHub", "GH"],
    ["Hugging Face", "HF"],
    ["AWS", "AW"],
    ["Twilio", "T"],
    ["npm", "N"],
    ["", "?"],
  ])("the mark of %s is %s", (name, letters) => {
    expect(monogramOf(name)).toBe(letters);
  });
});

test("both live regions are always there, and what is said twice is said twice", () => {
  const region = (kind: string, html: string): string =>
    new RegExp(`aria-live="${kind}"[^>]*>([^<]*)<`).exec(html)?.[1] ?? "none";
  const before = renderToStaticMarkup(<LiveRegions />);
  expect(region("polite", before)).toBe("");
  expect(region("assertive", before)).toBe("");
  announce("9 keys", "polite");
  const once = region("polite", renderToStaticMarkup(<LiveRegions />));
  announce("9 keys", "polite");
  const twice = region("polite", renderToStaticMarkup(<LiveRegions />));
  expect(once).toBe("9 keys");
  expect(twice.trim()).toBe("9 keys");
  expect(twice).not.toBe(once);
});

test("a part that cannot be drawn leaves a message and a way back, not a blank page", () => {
  const part = new Recover({ onRecover: nothing, children: "the window" });
  expect(renderToStaticMarkup(part.render())).toBe("the window");
  part.state = Recover.getDerivedStateFromError();
  const html = renderToStaticMarkup(part.render());
  expect(html).toContain('role="alert"');
  expect(html).toContain("Back to all keys");
});
