/**
 * The members that a definition file may have, and of what kind they are. What they mean together is
 * checked in `meaning.ts`. Messages begin with "is" and follow the member's name.
 */
import * as v from "valibot";

/** Control, invisible and direction-changing characters: a name with one of them looks like another. */
const unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

const line = (maximum: number) =>
  v.pipe(
    v.string(),
    v.check((text) => text.trim() === text && text !== "", "is empty or has blanks around it"),
    v.maxLength(maximum, `is longer than ${maximum} characters`),
    v.check((text) => !unseen.test(text), "is not plain text: it holds an invisible character"),
  );

const matching = (form: RegExp, message: string) => v.pipe(v.string(), v.regex(form, message));

const variable = matching(
  /^[A-Za-z_][A-Za-z0-9_]{0,79}$/,
  "is no variable name: letters, digits and underscores, no digit first",
);
const variables = v.pipe(
  v.array(variable),
  v.minLength(1, "is empty: name at least one variable"),
  v.maxLength(8, "is too long: at most 8 variables"),
);
const whole = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.check(
      (number) => Number.isInteger(number) && number >= least && number <= most,
      `is no whole number from ${least} to ${most}`,
    ),
  );

const format = v.strictObject({
  prefix: v.exactOptional(
    matching(/^[A-Za-z0-9_.:/+=@~%,-]{1,24}$/, "is no prefix: 1 to 24 letters, digits or _.:/+=@~%,-"),
  ),
  alphabet: v.exactOptional(line(60)),
  length: v.exactOptional(whole(1, 2_000)),
  "min-length": v.exactOptional(whole(1, 2_000)),
  "max-length": v.exactOptional(whole(1, 2_000)),
});

const field = v.strictObject({
  id: matching(/^[a-z][A-Za-z0-9]{0,31}$/, "is no field id: a small letter, then letters and digits"),
  label: line(80),
  required: v.exactOptional(v.boolean()),
  secret: v.exactOptional(v.boolean()),
  variables: v.exactOptional(variables),
});

const statuses = (least: number, most: number, needed: boolean) =>
  v.exactOptional(
    v.pipe(
      v.array(whole(least, most)),
      v.check((list) => !needed || list.length > 0, "is empty: without it no verdict is possible"),
      v.maxLength(10, "is too long: at most 10 statuses"),
    ),
  );

const jsonPath = matching(
  /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+){0,9}$/,
  "is no path into JSON, such as user.email",
);
const headerName = matching(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, "is no header name");
const headerText = matching(/^[\x21-\x7e](?:[\x20-\x7e]{0,198}[\x21-\x7e])?$/, "is no plain header text");

/** What every check has, wherever the key goes. */
const common = {
  method: v.picklist(["GET", "POST"]),
  "method-reason": v.exactOptional(line(300)),
  path: matching(
    /^\/[\x21-\x7e]{0,399}$/,
    "is no path: it begins with / and holds visible ASCII characters only",
  ),
  headers: v.exactOptional(v.record(headerName, headerText)),
  valid: statuses(200, 299, true),
  proof: v.exactOptional(jsonPath),
  rejected: statuses(400, 499, true),
  restricted: statuses(400, 499, false),
  "no-credit": statuses(400, 499, false),
  "rate-limited": statuses(400, 599, false),
} as const;

const check = v.variant("key-in", [
  v.strictObject({ ...common, "key-in": v.literal("bearer") }),
  v.strictObject({
    ...common,
    "key-in": v.literal("header"),
    header: headerName,
    "value-prefix": v.exactOptional(
      matching(/^[A-Za-z0-9][A-Za-z0-9 ="_:.-]{0,39}$/, "is no text before a key, such as Token and a blank"),
    ),
  }),
  v.strictObject({
    ...common,
    "key-in": v.literal("query"),
    parameter: matching(/^[A-Za-z0-9_.-]{1,64}$/, "is no parameter name"),
  }),
  v.strictObject({
    ...common,
    "key-in": v.literal("basic"),
    username: v.exactOptional(
      matching(/^[A-Za-z0-9_.@+{}-]{1,100}$/, "is no user name: letters, digits, _.@+- and {field}"),
    ),
  }),
  v.strictObject({
    ...common,
    "key-in": v.literal("json-body"),
    member: matching(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, "is no member name"),
  }),
]);

const answerPlace = v.union([
  jsonPath,
  matching(/^header:[a-z0-9-]{1,64}$/, "is no header, such as header:x-account"),
]);
const places = v.exactOptional(
  v.union([answerPlace, v.pipe(v.array(answerPlace), v.minLength(1), v.maxLength(5))]),
);
const identity = v.strictObject({
  account: places,
  "account-id": places,
  organisation: places,
  plan: places,
  scopes: places,
  "expires-on": places,
  credit: places,
  limits: places,
});

const most = <const Item extends v.GenericSchema>(item: Item, count: number) =>
  v.exactOptional(v.pipe(v.array(item), v.maxLength(count, `is too long: at most ${count} of them`)));

/** The shape of a definition. Its members are written as in the file. */
export const definitionSchema = v.strictObject({
  keystow: v.literal(1),
  name: line(60),
  id: v.exactOptional(
    matching(
      /^(?=.{1,64}$)custom-[a-z0-9]+(?:-[a-z0-9]+){0,6}$/,
      "is no id of a provider of your own: custom-, then small letters, digits and single dashes, 64 characters in all",
    ),
  ),
  variables,
  host: v.exactOptional(v.string()),
  "base-url": v.exactOptional(v.literal(true)),
  "base-url-variables": v.exactOptional(variables),
  "key-page": v.exactOptional(v.string()),
  "rotation-days": v.exactOptional(whole(1, 3_650)),
  format: most(format, 10),
  field: most(field, 10),
  check: v.exactOptional(check),
  identity: v.exactOptional(identity),
});

type Written = v.InferOutput<typeof definitionSchema>;

/** A definition that was read and is sound; its id is always there. */
export type OwnDefinition = Written & { readonly id: string };
export type OwnCheck = NonNullable<Written["check"]>;
export type OwnFormat = NonNullable<Written["format"]>[number];
export type OwnIdentity = NonNullable<Written["identity"]>;
export type WrittenDefinition = Written;
