/** Where a check puts the key: only in its placements, once per place. */
import type { JsonTemplate, Placement, RequestCheck, Signing } from "./provider.ts";

/** What is wrong with the places of a check, as sentence parts. */
export function placementProblems(check: RequestCheck): readonly string[] {
  const { placements, url, signing } = check;
  const problems: string[] = [];
  const kinds = placements.map(({ kind }) => kind);
  const placed = placements.some(placesSecret) || (signing !== undefined && signsWithSecret(signing));
  if (!placed) problems.push("no placement sends the key");
  const token = placements.some((one) => textsOf(one).some((text) => text.includes("{signedToken}")));
  if (token !== (signing?.kind === "jwt"))
    problems.push("{signedToken} and a signing that makes it belong together");
  if (kinds.includes("path") !== namesSecret(url))
    problems.push("{secret} in the address and a path placement belong together");
  if (/^[^?]*\?.*\{secret(?:\.[A-Za-z0-9_]+)?\}/.test(url))
    problems.push("{secret} stands in the query of the address");
  if (url.includes("{signedToken}")) problems.push("{signedToken} stands in the address");
  if (kinds.filter((kind) => kind === "json-body" || kind === "form-body").length > 1)
    problems.push("there is more than one body");
  if (kinds.filter((kind) => kind === "bearer" || kind === "basic").length > 1)
    problems.push("there is more than one Authorization header");
  return problems;
}

/** Whether this place holds the key itself; a body may only ask a question. */
function placesSecret(placement: Placement): boolean {
  return ["bearer", "query", "path"].includes(placement.kind) || textsOf(placement).some(namesSecret);
}

const namesSecret = (text: string): boolean => /\{secret(?:\.[A-Za-z0-9_]+)?\}/.test(text);

function signsWithSecret(signing: Signing): boolean {
  if (signing.kind === "aws-v4") return true;
  return namesSecret(signing.kind === "jwt" ? signing.key : signing.secret);
}

/** The templates of a signing, which may name fields and parts of the secret. */
export function signingTexts(signing: Signing): readonly string[] {
  if (signing.kind === "jwt") {
    const texts = [...Object.values(signing.header), ...jsonTexts(signing.claims)];
    return [signing.key, ...texts.map((text) => text.replace(/\{(?:nonce|issuedAt)\}/g, ""))];
  }
  if (signing.kind === "scheme") return [signing.secret, ...Object.values(signing.texts)];
  return [signing.region ?? "", signing.accessKeyId, signing.sessionToken ?? ""];
}

/** The templates of a placement, which may name fields. */
export function textsOf(placement: Placement): readonly string[] {
  if (placement.kind === "header") return [placement.template];
  if (placement.kind === "basic") return [placement.username, placement.password];
  if (placement.kind === "json-body") return jsonTexts(placement.template);
  return placement.kind === "form-body" ? Object.values(placement.template) : [];
}

function jsonTexts(template: JsonTemplate): readonly string[] {
  if (typeof template === "string") return [template];
  return typeof template === "object" && template !== null ? Object.values(template).flatMap(jsonTexts) : [];
}
