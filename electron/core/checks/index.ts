/**
 * Entry of the checks area: whether a key works, asked of its own provider, with the evidence. The
 * network itself is the `HttpClient` port.
 */
export type { CheckOutcome, CheckParts, CheckSubject, Controls, RequestNote, Timer } from "./contract.ts";
export { defaultDeadlineMs, sentOutcome } from "./contract.ts";
export { parseBaseUrl } from "./base-url.ts";
export { type AddressKind, classifyAddress } from "./address-ranges.ts";
export {
  allowedAddresses,
  comparableHost,
  literalAddress,
  refuseAddresses,
  refuseUrl,
  type Trust,
} from "./address-policy.ts";
export { needsControl, whyNoControl } from "./control.ts";
export { controlsOf } from "./vault-controls.ts";
export { checkKey, uncheckable } from "./check-key.ts";
export {
  type FinishedCheck,
  longestWaitMs,
  runChecks,
  type RunOptions,
  type RunReport,
} from "./run-checks.ts";
export { retryAfterMs } from "./retry-after.ts";
