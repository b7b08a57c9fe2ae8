/** What the members of a definition must mean together. Each problem names a member and what to do. */
import { hostProblem, pageProblem } from "./host.ts";
import { formProblem } from "./key-form.ts";
import type { OwnCheck, WrittenDefinition } from "./schema.ts";

/** Ids that stand for something else in templates. */
const takenFieldIds = ["secret", "key", "baseUrl", "signedToken"];
/** Headers that carry credentials, or that the client sets itself: what they mean is not a file's to say. */
const refusedHeaders = new Set(
  [
    "accept-encoding authorization connection content-length cookie expect host keep-alive proxy-authorization",
    "proxy-connection te trailer transfer-encoding upgrade user-agent",
    // They make another request of the one that is shown.
    "x-http-method x-http-method-override x-method-override x-original-url x-rewrite-url x-forwarded-host forwarded",
  ].flatMap((line) => line.split(" ")),
);

/** Every problem, as sentence parts without values; empty when the definition is sound. */
export function meaningProblems(written: WrittenDefinition): readonly string[] {
  return [
    ...addressProblems(written),
    ...listed("format", written.format ?? [], formProblem),
    ...fieldProblems(written),
    ...repeats(
      "variables",
      [
        ...written.variables,
        ...(written["base-url-variables"] ?? []),
        ...(written.field ?? []).flatMap(({ variables = [] }) => variables),
      ].map((name) => name.toUpperCase()),
    ),
    ...(written.check === undefined ? [] : checkProblems(written, written.check)),
    ...(written.identity !== undefined && written.check === undefined
      ? ["identity needs a check, whose answer it reads"]
      : []),
  ];
}

function addressProblems(written: WrittenDefinition): readonly string[] {
  const { host, "base-url": ownServer, "key-page": page } = written;
  const problems: string[] = [];
  if ((host === undefined) === (ownServer === undefined))
    problems.push("host or base-url = true is wanted, one of the two");
  if (written["base-url-variables"] !== undefined && ownServer === undefined)
    problems.push("base-url-variables needs base-url = true");
  const wrongHost = host === undefined ? null : hostProblem(host);
  if (wrongHost !== null) problems.push(`host ${wrongHost}`);
  const wrongPage = page === undefined ? null : pageProblem(page);
  if (wrongPage !== null) problems.push(`key-page ${wrongPage}`);
  return problems;
}

function fieldProblems({ field = [] }: WrittenDefinition): readonly string[] {
  return [
    ...listed("field", field, ({ id }) =>
      takenFieldIds.includes(id) || id in Object.prototype
        ? "has an id that means something else: choose another"
        : null,
    ),
    ...repeats(
      "field ids",
      field.map(({ id }) => id),
    ),
  ];
}

function checkProblems(written: WrittenDefinition, check: OwnCheck): readonly string[] {
  const problems: string[] = [];
  if ((check.method === "POST") !== (check["method-reason"] !== undefined))
    problems.push(
      "check.method-reason: POST needs one (why nothing else works, and that nothing is changed or charged), GET has none",
    );
  if (check["key-in"] === "json-body" && check.method !== "POST")
    problems.push("check.key-in: a body needs method POST");
  if (/[\\#]|\/\.{1,2}(?:\/|$|\?)|^\/\//.test(check.path))
    problems.push("check.path holds a backslash, a #, two slashes at its beginning, or . and .. as steps");
  const names = Object.keys(check.headers ?? {}).map((name) => name.toLowerCase());
  if (names.some((name) => refusedHeaders.has(name)))
    problems.push(
      "check.headers holds a header that is not a definition's to set; the key itself goes where key-in says",
    );
  const placed = check["key-in"] === "header" ? [check.header.toLowerCase()] : [];
  if (placed.some((name) => name !== "authorization" && refusedHeaders.has(name)))
    problems.push("check.header is a header that cannot carry a key");
  return [
    ...problems,
    ...repeats("check.headers", [...names, ...placed]),
    ...repeats("statuses of check", [
      ...(check.valid ?? [200]),
      ...(check.rejected ?? [401]),
      ...(check.restricted ?? [403]),
      ...(check["no-credit"] ?? []),
      ...(check["rate-limited"] ?? [429]),
    ]),
    ...templateProblems(written, check),
  ];
}

/** `{account}` in a path, a header or the user name stands for the field `account`, and for nothing else. */
function templateProblems({ field = [] }: WrittenDefinition, check: OwnCheck): readonly string[] {
  const ids = new Set(field.map(({ id }) => id));
  const user = check["key-in"] === "basic" ? (check.username ?? "") : "";
  return [
    ["check.path", check.path],
    ["check.username", user],
    ...Object.values(check.headers ?? {}).map((text) => ["check.headers", text]),
  ].flatMap(([place = "", text = ""]) => {
    const rest = text.replace(/\{([A-Za-z][A-Za-z0-9]*)\}/g, (match, id: string) =>
      ids.has(id) ? "" : match,
    );
    return /[{}]/.test(rest) ? [`${place} has braces that name no field of this definition`] : [];
  });
}

function listed<Item>(
  name: string,
  items: readonly Item[],
  problem: (item: Item) => string | null,
): readonly string[] {
  return items.flatMap((item, index) => {
    const found = problem(item);
    return found === null ? [] : [`${name} ${index + 1} ${found}`];
  });
}

function repeats(what: string, values: readonly (string | number)[]): readonly string[] {
  return new Set(values).size === values.length ? [] : [`${what}: something is there twice`];
}
