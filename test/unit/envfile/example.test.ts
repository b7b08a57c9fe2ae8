import { expect, test } from "vitest";
import { exampleDocument } from "../../../electron/core/envfile/index.ts";

const plan = (current: string | null, ...variables: readonly { name: string; comment: string | null }[]) => {
  const result = exampleDocument(current === null ? null : Buffer.from(current), variables);
  if (!result.ok) throw new Error(result.error.code);
  return { text: result.value.content.toString(), added: result.value.added };
};

test("writes names with their comments and no value", () => {
  expect(
    plan(null, { name: "A_KEY", comment: "A: https://a.example/keys" }, { name: "B", comment: null }),
  ).toEqual({
    text: "# A: https://a.example/keys\nA_KEY=\nB=\n",
    added: ["A_KEY", "B"],
  });
});

test("adds what is missing and removes nothing", () => {
  const old = "# ours\r\nA=placeholder\r\nGONE=\r\nlast";
  expect(plan(old, { name: "A", comment: "x" }, { name: "N", comment: "y" }).text).toBe(
    `${old}\r\n# y\r\nN=\r\n`,
  );
});

test("changes nothing when every name is there", () => {
  expect(plan("A=1", { name: "A", comment: null }, { name: "A", comment: null })).toEqual({
    text: "A=1",
    added: [],
  });
});

test("a comment cannot break out of its line", () => {
  const { text } = plan(null, { name: "A", comment: "x\nEVIL=1\r\u2028Y=2\u001b[31m" });
  expect(text).toBe("# x EVIL=1 Y=2 [31m\nA=\n");
});

test("a name that is none is refused", () => {
  const result = exampleDocument(null, [{ name: "A B", comment: null }]);
  expect(result.ok ? "" : result.error.code).toBe("invalid-input");
});
