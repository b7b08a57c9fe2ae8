import { safeParse } from "valibot";
import { expect, test } from "vitest";
import { intakeRequest } from "../../../electron/ipc/requests.ts";
import { longestText, takeText } from "../../../renderer/store/take-text.ts";

test("the page's limit is the message's", () => {
  const fits = (length: number): boolean =>
    safeParse(intakeRequest, { text: "a".repeat(length), purpose: "key" }).success;
  expect([fits(longestText), fits(longestText + 1)]).toEqual([true, false]);
});

test("a text that is too long is refused in plain words, and asked of nobody", async () => {
  const answer = await takeText({ text: "a".repeat(longestText + 1), purpose: "key" });
  expect(answer).toMatchObject({
    ok: false,
    error: { code: "secret-too-large", message: "This text is too long to be pasted." },
  });
});
