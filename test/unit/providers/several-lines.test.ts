/** Secrets of several lines keep their lines on every way in, and are known for what they are. */
import { describe, expect, test } from "vitest";
import { cleanPastedText, detect } from "../../../electron/core/providers/index.ts";
import { ecPair, pemOf, rsaPair, serviceAccountText } from "../../helpers/signing-keys.ts";

const rsa = rsaPair();
const account = serviceAccountText(rsa.privateKey);
const pem = pemOf(ecPair().privateKey, "sec1");

describe("a service account's file", () => {
  test.each([
    ["as the console writes it", account],
    ["with line ends of Windows", account.replaceAll("\n", "\r\n")],
    ["in one line", JSON.stringify(JSON.parse(account))],
    ["with line ends around it", `\n${account}\n\n`],
  ])("%s stays whole, and is Google's", (_name, text) => {
    expect(cleanPastedText(text).text).toBe(text.trim());
    expect(detect(text)).toMatchObject({
      candidates: [{ provider: "gcp-service-account", certainty: "sure", by: "format" }],
      notAKey: null,
    });
  });

  test("behind a variable's name, in quotes", () => {
    const cleaned = cleanPastedText(`GOOGLE_CREDENTIALS='${account}'`);
    expect(cleaned).toMatchObject({ text: account, variable: "GOOGLE_CREDENTIALS" });
  });

  test("another kind of credentials file is not taken for one", () => {
    const other = account.replace("service_account", "authorized_user");
    expect(detect(other).candidates).toEqual([]);
  });
});

test.each([
  ["as it is", pem, pem.trim()],
  ["with escaped line ends", pem.replaceAll("\n", "\\n"), pem.replaceAll("\n", "\\n")],
  ["in quotes behind a name", `CDP_API_KEY_SECRET="${pem}"`, pem.trim()],
])("a private key %s keeps its lines", (_name, text, kept) => {
  expect(cleanPastedText(text).text).toBe(kept);
  expect(detect(text).notAKey).toBeNull();
});
