import { describe, expect, test } from "vitest";
import { isExampleName, judgeTarget } from "../../../electron/core/envfile/index.ts";
import type { TargetFacts } from "../../../electron/core/envfile/index.ts";
import type { FileFacts } from "../../../electron/core/ports.ts";

const file: FileFacts = {
  kind: "file",
  size: 1,
  mode: 0o600,
  linkCount: 1,
  ownedByUser: true,
  modifiedAt: 0,
};
const git = { inRepository: true, tracked: false, ignored: true };
const facts: TargetFacts = { path: "/home/p/.env", file, git, allowTracked: null, holdsSecrets: true };
const judge = (more: Partial<TargetFacts>) => {
  const { blocked, warnings } = judgeTarget({ ...facts, ...more });
  return { code: blocked?.code ?? null, warnings: warnings.length };
};

describe("a target for values", () => {
  test.each<[string, Partial<TargetFacts>, string | null, number]>([
    ["an ignored file of one's own", {}, null, 0],
    ["no file yet", { file: null }, null, 0],
    ["outside any repository", { git: { inRepository: false, tracked: false, ignored: false } }, null, 0],
    ["a file that git would add", { git: { ...git, ignored: false } }, null, 1],
    ["git without an answer", { git: null }, null, 1],
    ["a tracked file", { git: { ...git, tracked: true } }, "file-tracked", 0],
    [
      "a tracked file, with its name typed",
      { git: { ...git, tracked: true }, allowTracked: ".env" },
      null,
      1,
    ],
    [
      "a tracked file, with another name typed",
      { git: { ...git, tracked: true }, allowTracked: "yes" },
      "file-tracked",
      0,
    ],
    ["a tracked file of names only", { git: { ...git, tracked: true }, holdsSecrets: false }, null, 0],
    ["an example file", { path: "/home/p/.env.example" }, null, 1],
    ["a link", { file: { ...file, kind: "link" } }, "file-refused", 0],
    ["a folder", { file: { ...file, kind: "folder" } }, "file-refused", 0],
    ["a pipe", { file: { ...file, kind: "other" } }, "file-refused", 0],
    ["a hard link", { file: { ...file, linkCount: 2 } }, "file-refused", 0],
    ["somebody else's file", { file: { ...file, ownedByUser: false } }, "file-refused", 0],
    ["a link of names only", { file: { ...file, kind: "link" }, holdsSecrets: false }, "file-refused", 0],
  ])("%s", (_what, more, code, warnings) => {
    expect(judge(more)).toEqual({ code, warnings });
  });
});

test.each([".env.example", ".env.sample", "env.template", ".env.dist", "example.env", ".env.local.example"])(
  "%s is an example's name",
  (name) => {
    expect(isExampleName(`/p/${name}`)).toBe(true);
  },
);

test.each([".env", ".env.local", ".env.production", "distance.env", ".env.exampled"])(
  "%s is none",
  (name) => {
    expect(isExampleName(`/p/example/${name}`)).toBe(false);
  },
);
