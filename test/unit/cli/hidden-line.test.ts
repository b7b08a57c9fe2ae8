import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HiddenLine, type HiddenLineState } from "../../../electron/cli/hidden-line.ts";
import { maximumSecretBytes } from "../../../electron/core/secret.ts";

function typed(...chunks: readonly string[]): { readonly state: HiddenLineState; readonly text: string } {
  const line = new HiddenLine();
  let state: HiddenLineState = "typing";
  for (const chunk of chunks) state = line.feed(Buffer.from(chunk));
  return { state, text: line.finish().revealText() };
}

const pasted = (text: string): string => `\u001b[200~${text}\u001b[201~`;

describe("HiddenLine", () => {
  test.each<[string, string, HiddenLineState, string]>([
    ["Enter ends", "abc\r", "done", "abc"],
    ["a line feed ends", "abc\ndef", "done", "abc"],
    ["Backspace", "abd\u007fc\r", "done", "abc"],
    ["Backspace takes a whole character", "aö😀\u007f\u007fb\r", "done", "ab"],
    ["Backspace on nothing", "\u007f\u007fa\r", "done", "a"],
    ["Ctrl+U begins again", "wrong\u0015right\r", "done", "right"],
    ["Ctrl+C cancels", "abc\u0003", "cancelled", "abc"],
    ["Ctrl+D on nothing cancels", "\u0004", "cancelled", ""],
    ["Ctrl+D after text ends", "abc\u0004", "done", "abc"],
    ["Tab and Ctrl+L are no text", "a\t\u000cb\r", "done", "ab"],
    ["arrows, Home and F5 are no text", "a\u001b[D\u001bOH\u001b[15~b\r", "done", "ab"],
    ["a pasted text keeps its line ends", `${pasted("one\ntwo\n")}\r`, "done", "one\ntwo\n"],
    [
      "a terminal sends pasted line ends as CR",
      `${pasted("one\rtwo\r\nthree\n")}\r`,
      "done",
      "one\ntwo\nthree\n",
    ],
    ["a pasted escape is text", `${pasted("a\u001b[0mb")}\r`, "done", "a\u001b[0mb"],
    ["a mark begins anew inside a broken one", `${pasted("a\u001b[20\u001b")}\r`, "done", "a\u001b[20\u001b"],
    ["Ctrl+C leaves a paste that never ends", "\u001b[200~abc\u0003", "cancelled", "abc"],
    ["several pastes", `${pasted("a")}${pasted("b")}c\r`, "done", "abc"],
  ])("%s", (_name, input, state, text) => {
    expect(typed(input)).toEqual({ state, text });
  });

  test("property: the same, however the terminal cuts the bytes into pieces", () => {
    const input = Buffer.from(`é${pasted("p\n\u001bq")}\u001b[Aü😀\u007fz\r`);
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(input.length), { maxLength: 12 }), (cuts) => {
        const line = new HiddenLine();
        const places = [0, ...cuts.sort((left, right) => left - right), input.length];
        const states = places.slice(1).map((end, index) => line.feed(input.subarray(places[index], end)));
        expect(states.at(-1) === "typing" || states.includes("done")).toBe(true);
        expect(line.finish().revealText()).toBe("ép\n\u001bqüz");
      }),
    );
  });

  test("keeps one byte more than a secret may have, and no more", () => {
    const line = new HiddenLine();
    line.feed(Buffer.alloc(maximumSecretBytes + 500, "x"));
    expect(line.finish().byteLength).toBe(maximumSecretBytes + 1);
  });
});
