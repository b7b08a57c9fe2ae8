import { describe, expect, test } from "vitest";
import { Secret } from "../../../electron/core/secret.ts";
import { createChosenFiles } from "../../../electron/services/chosen-files.ts";
import { createDrafts } from "../../../electron/services/drafts.ts";
import { fixedClock } from "../../fakes/fixed-clock.ts";
import { seededRandom } from "../../fakes/seeded-random.ts";
import { codeOf, valueOf } from "../../helpers/vault-values.ts";

const shelf = () => {
  const clock = fixedClock();
  return { clock, drafts: createDrafts({ clock, random: seededRandom(1) }) };
};
const isWiped = (secret: Secret): boolean => secret.revealBytes().every((byte) => byte === 0);

describe("drafts", () => {
  test("live ten minutes by the clock, then they are wiped", () => {
    const { clock, drafts } = shelf();
    const secret = Secret.fromText("kept for a while");
    const id = drafts.keep(secret);
    clock.advance(10 * 60_000 - 1);
    expect(valueOf(drafts.get(id))).toBe(secret);
    clock.advance(1);
    drafts.tidy();
    expect(isWiped(secret)).toBe(true);
    expect(codeOf(drafts.get(id))).toBe("not-found");
  });

  test("a clock that was set back does not keep them longer", () => {
    const { clock, drafts } = shelf();
    const id = drafts.keep(Secret.fromText("x".repeat(10)));
    clock.advance(-11 * 60_000);
    expect(codeOf(drafts.get(id))).toBe("not-found");
  });

  test("dropping and clearing wipe", () => {
    const { drafts } = shelf();
    const [one, other] = [Secret.fromText("first one"), Secret.fromText("other one")];
    drafts.drop(drafts.keep(one));
    drafts.keep(other);
    drafts.clear();
    expect([isWiped(one), isWiped(other)]).toEqual([true, true]);
  });

  test("too many, or too large ones, push the oldest out", () => {
    const { drafts } = shelf();
    const first = drafts.keep(Secret.fromText("first"));
    const ids = Array.from({ length: 100 }, () => drafts.keep(Secret.fromText("y")));
    expect(codeOf(drafts.get(first))).toBe("not-found");
    const large = Array.from({ length: 40 }, () => drafts.keep(Secret.fromText("z".repeat(60 * 1024))));
    expect(codeOf(drafts.get(ids.at(-1) ?? ""))).toBe("not-found");
    expect(codeOf(drafts.get(large.at(-1) ?? ""))).toBe("ok");
  });
});

describe("chosen files", () => {
  test("are named by handles that nobody can make up, and shown below ~", () => {
    const files = createChosenFiles({ random: seededRandom(1), home: "/home/user" });
    const { handle, shown } = files.remember("/home/user/code/\u202e.env");
    expect(shown).toBe("~/code/\\u{202e}.env");
    expect(valueOf(files.pathOf(handle))).toBe("/home/user/code/\u202e.env");
    expect(files.remember("/home/user/code/\u202e.env").handle).toBe(handle);
    expect(files.shown("/home/username/x")).toBe("/home/username/x");
    expect(codeOf(files.pathOf("/etc/passwd"))).toBe("not-found");
  });
});
