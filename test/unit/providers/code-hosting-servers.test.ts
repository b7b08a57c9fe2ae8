/** Code hosting of one's own and of companies: what special answers prove, and whose a token is. */
import { expect, test } from "vitest";
import { base62, crc32 } from "../../../electron/core/providers/checksum.ts";
import { detect, findProvider } from "../../../electron/core/providers/index.ts";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

const letters = (count: number): string => "a".repeat(count);
const stranger = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa";

test.each<readonly [string, number, unknown, string]>([
  ["github-enterprise", 200, { login: "octocat" }, "valid"],
  ["github-enterprise", 403, { message: "API rate limit exceeded" }, "limited rate-limited"],
  ["github-enterprise", 403, "<html>", "unreachable unexpected"],
  ["bitbucket", 200, { account_id: "1" }, "valid"],
  [
    "bitbucket",
    403,
    { error: { message: "Your credentials lack one or more required privilege scopes." } },
    "limited restricted",
  ],
  ["bitbucket", 403, { error: { message: "Forbidden" } }, "unreachable unexpected"],
  ["azure-devops", 200, { authenticatedUser: { id: "1234" } }, "valid"],
  ["azure-devops", 200, { authenticatedUser: { id: stranger } }, "rejected invalid"],
  ["azure-devops", 203, "<html>Sign In</html>", "unreachable unexpected"],
  ["azure-devops", 401, "Access Denied: The Personal Access Token used has expired.", "rejected expired"],
  ["azure-devops", 401, "", "rejected invalid"],
  ["gitea", 200, { login: "me" }, "valid"],
  [
    "gitea",
    403,
    { message: "token does not have at least one of required scope(s): [read:user]" },
    "limited restricted",
  ],
  ["gitea", 403, { message: "Forbidden" }, "unreachable unexpected"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("an access token of Bitbucket is no user: its own request is made, and with a made-up one, too", () => {
  const token = `ATCTT3${letters(186)}=0123ABCD`;
  const check = requestOf("bitbucket", token);
  expect(check.url).toContain("/repositories/{workspace}");
  expect(check.placements).toEqual([{ kind: "bearer" }]);
  expect(check.control).toBe("daily");
  expect(verdictOn("bitbucket", 200, { values: [] }, { key: token })).toBe("valid");
});

test("a token with GitHub's form is first GitHub's, unless its variable names the company's server", () => {
  const body = letters(30);
  const token = `ghp_${body}${base62(crc32(body))}`;
  const first = (variable?: string) => detect(token, { variable }).candidates[0];
  expect(first()).toMatchObject({ provider: "github" });
  expect(first("GH_ENTERPRISE_TOKEN")).toMatchObject({
    provider: "github-enterprise",
    certainty: "possible",
  });
  const server = findProvider("github-enterprise");
  expect(server?.formats.filter(({ distinctive }) => distinctive)).toEqual([]);
});

test("a token of Atlassian does not tell its product, and is asked about", () => {
  for (const [token, others] of [
    [`ATATT3${letters(186)}=0123ABCD`, ["bitbucket", "jira"]],
    [`ATCTT3xFfG${letters(182)}=0123ABCD`, ["atlassian-admin", "bitbucket"]],
  ] as const) {
    const { candidates } = detect(token);
    expect(candidates.map(({ provider }) => provider).toSorted()).toEqual(others);
    expect(candidates.map(({ certainty }) => certainty)).not.toContain("sure");
  }
});
