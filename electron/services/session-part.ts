/** Vault, store and lock, as the page asks for them. */
import { fail, ok, type Result } from "../core/errors.ts";
import type { StoreKind, StoreState, Uuid } from "../core/model.ts";
import type { Secret } from "../core/secret.ts";
import { minimumPassphraseLength } from "../core/secrets/index.ts";
import type { Part, ServiceContext } from "./context.ts";
import type { Timer } from "./desktop.ts";
import type { Session } from "./session.ts";

type SessionContext = Pick<ServiceContext, "drafts" | "tell">;
type Functions = "storeState" | "createVault" | "openSample" | "closeSample" | "lock" | "unlock";

/** How long the page waits for a store's answer, in milliseconds. */
const patience = 5_000;

export function createSessionPart(context: SessionContext, session: Session, timer: Timer): Part<Functions> {
  const opening = async (work: () => Promise<Result<void>>): Promise<Result<null>> => {
    const done = await work();
    context.tell({ type: "changed" });
    return done.ok ? ok(null) : done;
  };
  /** A value of the vault that goes out of view does not stay on the screen. */
  const switching = (work: () => Promise<Result<void>>): Promise<Result<null>> => {
    context.tell({ type: "hide-secrets" });
    return opening(work);
  };
  return {
    storeState: async () => ok(await withPatience(timer, stateOf(session))),
    createVault: ({ store, passphrase }) => opening(() => createVault(context, session, store, passphrase)),
    openSample: () => switching(() => session.openSample()),
    closeSample: () => switching(() => session.closeSample()),
    lock: async () => {
      const locked = await session.lock("asked");
      context.tell({ type: "changed" });
      return locked.ok ? ok(null) : locked;
    },
    unlock: (passphrase) => opening(() => unlock(context, session, passphrase)),
  };
}

/** Before there is a vault, the keychain is tried out. While the window is locked, nothing is asked. */
async function stateOf(session: Session): Promise<StoreState> {
  const vault = session.current();
  if (!vault.ok) return await session.place().probe();
  const reason = session.lockReason();
  if (reason !== null && reason !== "passphrase") {
    const name = vault.value.info().store === "sealed" ? "Sealed file" : "Keychain";
    return { state: "locked", name, why: "Keystow is locked.", hint: "Unlock it." };
  }
  return await vault.value.secretStore.state();
}

/** A store that hangs does not hang the page. Its late answer is of no use to anybody. */
function withPatience(timer: Timer, asked: Promise<StoreState>): Promise<StoreState> {
  const failing = (why: string): StoreState => ({
    state: "failing",
    name: "Secret store",
    why,
    hint: "Look whether the keychain asks something in another window, then try again.",
  });
  const { promise, resolve } = Promise.withResolvers<StoreState>();
  const cancel = timer.after(patience, () => resolve(failing("The store does not answer.")));
  void asked.then(
    (state) => resolve(state),
    () => resolve(failing("The store could not be asked.")),
  );
  return promise.finally(cancel);
}

/** Uses a draft up, whatever comes of it. */
async function withDraft(
  { drafts }: SessionContext,
  id: Uuid,
  work: (secret: Secret) => Promise<Result<void>>,
): Promise<Result<void>> {
  const secret = drafts.get(id);
  if (!secret.ok) return secret;
  try {
    return await work(secret.value);
  } finally {
    drafts.drop(id);
  }
}

async function createVault(
  context: SessionContext,
  session: Session,
  store: StoreKind,
  draft: Uuid | null,
): Promise<Result<void>> {
  if (store === "keychain") return await session.create(store, null);
  if (draft === null)
    return fail("invalid-input", "A sealed vault needs a passphrase.", { hint: "Type one." });
  return await withDraft(context, draft, async (passphrase) => {
    const long = checkLength(passphrase);
    return long.ok ? await session.create(store, passphrase) : long;
  });
}

/** Said before anything is made. */
function checkLength(passphrase: Secret): Result<void> {
  if (Array.from(passphrase.revealText()).length >= minimumPassphraseLength) return ok();
  return fail("invalid-input", `A passphrase needs at least ${minimumPassphraseLength} characters.`, {
    hint: "Better: five or six random words. It is all that protects the sealed vault.",
  });
}

async function unlock(context: SessionContext, session: Session, draft: Uuid | null): Promise<Result<void>> {
  if (draft === null) return await session.unlock(null);
  return await withDraft(context, draft, (passphrase) => session.unlock(passphrase));
}
