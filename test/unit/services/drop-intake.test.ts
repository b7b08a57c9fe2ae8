import { expect, test } from "vitest";
import { Secret } from "../../../electron/core/secret.ts";
import { createDrafts } from "../../../electron/services/drafts.ts";
import { createDropIntakePart } from "../../../electron/services/drop-intake.ts";
import { fixedClock } from "../../fakes/fixed-clock.ts";
import { seededRandom } from "../../fakes/seeded-random.ts";

test("a dropped text is wiped at once, and dropping it twice is no failure", async () => {
  const drafts = createDrafts({ clock: fixedClock(), random: seededRandom(1) });
  const secret = Secret.fromText(["made", "up", "key"].join("-"));
  const draft = drafts.keep(secret);
  const forgotten: string[] = [];
  const part = createDropIntakePart(drafts, { drop: (id) => void forgotten.push(id) });
  expect(await part.dropIntake(draft)).toEqual({ ok: true, value: null });
  expect(drafts.get(draft)).toMatchObject({ ok: false });
  expect(secret.revealBytes().every((byte) => byte === 0)).toBe(true);
  expect(forgotten).toEqual([draft]);
  expect((await part.dropIntake(draft)).ok).toBe(true);
});
