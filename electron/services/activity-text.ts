/** What happened, as a sentence for people. Names, paths and counts; never a value. */
import type { Activity } from "../core/model.ts";
import { display } from "../core/redaction/index.ts";

/** How a path is shown: with `~`, made harmless. */
type ShownPath = (path: string) => string;
type Details = Activity["details"];

/** A sentence without a full stop. Details that another version wrote differently are left out. */
export function activityText(
  entry: Pick<Activity, "kind" | "keyName" | "details">,
  shown: ShownPath,
): string {
  const { details } = entry;
  const key = entry.keyName === null ? "a key" : display(entry.keyName);
  switch (entry.kind) {
    case "vault-created":
      return details["store"] === "sealed" ? "Created a sealed vault" : "Created the vault";
    case "key-added":
      return `Added ${key}`;
    case "key-edited":
      return editText(key, details);
    case "key-archived":
      return `Archived ${key}`;
    case "key-restored":
      return `Restored ${key}`;
    case "key-erased":
      return `Erased ${key}`;
    case "key-checked":
      return `Checked ${key}: ${checkText(details)}`;
    case "key-drifted":
      return driftText(key, details);
    case "key-read":
      return readText(key, details);
    case "policy-changed":
      return policyText(key, details);
    case "snoozed":
      return `Snoozed ${key} until ${word(details, "until", "a later day")}`;
    case "env-written":
      return writtenText(details, shown);
    case "imported":
      return importText(details, shown);
    case "store-moved":
      return movedText(details);
    case "repaired":
      return "Repaired the vault";
    case "provider-changed":
      return providerText(details);
    default:
      return "Something happened that this version does not know";
  }
}

function word(details: Details, name: string, otherwise: string): string {
  const value = details[name];
  return typeof value === "string" && value !== "" ? display(value) : otherwise;
}

function count(details: Details, name: string): number {
  const value = details[name];
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

const counted = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? "" : "s"}`;

const partNames: Readonly<Record<string, string>> = {
  secret: "value",
  createdOn: "day of creation",
  expiresOn: "day of expiry",
  allowPrivate: "word on private addresses",
};

function editText(key: string, details: Details): string {
  const was = word(details, "was", "");
  if (was !== "") return `Renamed ${was} to ${key}`;
  const parts = word(details, "changed", "").split(" ");
  if (parts.length === 1 && parts[0] === "secret") return `Replaced the value of ${key}`;
  const named = parts.flatMap((part) => (part === "" ? [] : [partNames[part] ?? part]));
  return named.length === 0 ? `Changed ${key}` : `Changed ${listed(named)} of ${key}`;
}

function listed(words: readonly string[]): string {
  const [last, ...others] = words.toReversed();
  return others.length === 0 ? (last ?? "") : `${others.toReversed().join(", ")} and ${last ?? ""}`;
}

function checkText(details: Details): string {
  const reason = word(details, "reason", "");
  return `${word(details, "status", "unknown")}${reason === "" ? "" : ` (${reason.replaceAll("-", " ")})`}`;
}

const factNames: Readonly<Record<string, string>> = {
  accountId: "account id",
  expiresOn: "day of expiry",
};

function driftText(key: string, details: Details): string {
  const facts = word(details, "facts", "").split(" ");
  const named = facts.flatMap((fact) => (fact === "" ? [] : [factNames[fact] ?? fact]));
  const what = named.length === 0 ? "something" : listed(named);
  return `${what.slice(0, 1).toUpperCase()}${what.slice(1)} behind ${key} changed`;
}

function readText(key: string, details: Details): string {
  const how = word(details, "by", "");
  if (how === "get") return `Read ${key} in a terminal`;
  return how === "copied" || how === "revealed"
    ? `${how === "copied" ? "Copied" : "Revealed"} ${key}`
    : `Read ${key}`;
}

function policyText(key: string, details: Details): string {
  const days = count(details, "policyDays");
  return days === 0
    ? `Ended the rotation policy of ${key}`
    : `Set the rotation of ${key} to ${counted(days, "day")}`;
}

function pathOf(details: Details, shown: ShownPath): string {
  const { file } = details;
  return typeof file === "string" ? shown(file) : "a file";
}

function writtenText(details: Details, shown: ShownPath): string {
  const written = count(details, "added") + count(details, "changed");
  return `Wrote ${written === 0 ? "" : `${counted(written, "variable")} to `}${pathOf(details, shown)}`;
}

function importText(details: Details, shown: ShownPath): string {
  const from = typeof details["file"] === "string" ? ` from ${pathOf(details, shown)}` : "";
  return `Imported ${counted(count(details, "added"), "key")}${from}`;
}

function movedText(details: Details): string {
  const to =
    details["to"] === "sealed"
      ? " to the sealed file"
      : details["to"] === "keychain"
        ? " to the keychain"
        : "";
  return `Moved the secrets${to}`;
}

const providerSteps: Readonly<Record<string, string>> = {
  added: "Added",
  changed: "Changed",
  enabled: "Enabled",
  disabled: "Disabled",
  removed: "Removed",
};

function providerText(details: Details): string {
  const what = word(details, "what", "");
  if (what === "checks-off" || what === "checks-on")
    return `Switched the checks of ${word(details, "provider", "a provider")} ${what.slice("checks-".length)}`;
  const step = Object.hasOwn(providerSteps, what) ? providerSteps[what] : undefined;
  return `${step ?? "Changed"} the provider ${word(details, "provider", "of your own")}`;
}
