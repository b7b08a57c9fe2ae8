/**
 * Entry of the redaction area: makes foreign text harmless to look at (`display`), and takes secrets
 * out of text that is meant for people (`redact`).
 */
export { display } from "./display.ts";
export { redact, secretForms } from "./redact.ts";
