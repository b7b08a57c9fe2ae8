/**
 * Questions whose answers are not part of the page's state: a key's detail, a pasted text's draft, a
 * preview. Each returns a `Result` and never rejects. What changes the vault is told by the event
 * `changed`, which refreshes the state; nothing here does so by itself.
 */
export { api as requests, pathOfDroppedFile } from "../api.ts";
