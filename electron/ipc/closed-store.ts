/** The secret store of a program that shows metadata only: there, and shut. */
import { fail } from "../core/errors.ts";
import type { StoreKind, StoreState } from "../core/model.ts";
import type { SecretStore } from "../core/ports.ts";

const why = "This window does not read or write secrets.";
const hint = "Use keystow in a terminal.";

/** A store that never answers with a secret, whoever asks. No keychain is spoken to. */
export function closedStore(kind: StoreKind): SecretStore {
  const state: StoreState = { state: "denied", name: "closed", why, hint };
  const refuse = () => Promise.resolve(fail("store-denied", why, { hint }));
  return {
    kind,
    state: () => Promise.resolve(state),
    probe: () => Promise.resolve(state),
    write: refuse,
    read: refuse,
    remove: refuse,
    close: () => Promise.resolve(),
  };
}
