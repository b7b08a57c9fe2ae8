/**
 * The default store: every secret is an item of its own in the operating system's keychain.
 *
 * Order of the pieces, for a crash at any point: a write puts `id.1`, `id.2`, … and the head `id`
 * last, so a head that is there means that the secret is whole; a removal takes the head first and
 * then the tail from its end. Either way what a crash leaves is a tail without a head, with no gap
 * after `id.1`. No read sees it, and a later `remove` of the same id finds and deletes all of it.
 */
import { fail, ok } from "../errors.ts";
import type { ErrorCode, Result } from "../errors.ts";
import type { StoreState, Uuid } from "../model.ts";
import type { Random, SecretStore } from "../ports.ts";
import { Secret } from "../secret.ts";
import type { Keyring } from "./keyring.ts";
import { altered, checkSize, notKept, occupied } from "./limits.ts";
import { hasNextPiece, joinPieces, maximumPieces, pieceAccount, splitIntoPieces } from "./pieces.ts";
import { stateOf, tryOut } from "./states.ts";

/** The item that tells an open keychain from one that answers "nothing" because it was never opened. */
const markerAccount = "keystow-marker";
const worthCleaning: readonly ErrorCode[] = ["secret-mismatch", "store-failing"];
const markerText = "This item lets Keystow tell whether the keychain is open. It is no secret.";

/** A store on `keyring`. Secrets larger than 64 KiB or empty are refused before the keychain is asked. */
export function createKeychainStore(keyring: Keyring, parts: { readonly random: Random }): SecretStore {
  return new KeychainStore(keyring, parts.random);
}

class KeychainStore implements SecretStore {
  readonly kind = "keychain";
  readonly #keyring: Keyring;
  readonly #random: Random;

  constructor(keyring: Keyring, random: Random) {
    this.#keyring = keyring;
    this.#random = random;
  }

  /**
   * Reads the marker that `probe` left; writes nothing. A keychain that holds the marker but is
   * locked fails the read. One that says "no such item" was never probed, was never opened since it
   * was started, or is another one than before: in no case does its "nothing" prove that a secret is
   * gone, so the answer is `locked` and not `ready`.
   */
  async state(): Promise<StoreState> {
    const name = this.#keyring.name;
    const marker = await this.#keyring.get(markerAccount);
    if (!marker.ok) return stateOf(name, marker.error);
    if (marker.value === null) return stateOf(name, notOpened.error);
    return { state: "ready", name };
  }

  async probe(): Promise<StoreState> {
    const name = this.#keyring.name;
    const tried = await tryOut(this, this.#random);
    if (!tried.ok) return stateOf(name, tried.error);
    const marked = await this.#mark();
    return marked.ok ? { state: "ready", name } : stateOf(name, marked.error);
  }

  async write(id: Uuid, secret: Secret): Promise<Result<void>> {
    const size = checkSize(secret);
    if (!size.ok) return size;
    const before = await this.read(id);
    if (!before.ok) return before;
    // The same secret again: a move between stores that was interrupted and is repeated.
    if (before.value !== null) return before.value.equals(secret) ? ok() : occupied();
    const written = await this.#put(id, secret);
    // Best effort, and not when the keychain is away: each further call would wait as long again.
    if (!written.ok && worthCleaning.includes(written.error.code)) await this.remove(id);
    return written;
  }

  async read(id: Uuid): Promise<Result<Secret | null>> {
    const pieces: string[] = [];
    for (let index = 0; index < maximumPieces; index += 1) {
      const piece = await this.#keyring.get(pieceAccount(id, index));
      if (!piece.ok) return piece;
      if (piece.value === null) return index === 0 ? ok(null) : altered();
      pieces.push(piece.value);
      if (!hasNextPiece(piece.value)) break;
    }
    const bytes = joinPieces(pieces);
    if (bytes === null) return altered();
    const secret = Secret.fromBytes(bytes);
    bytes.fill(0);
    return ok(secret);
  }

  async remove(id: Uuid): Promise<Result<boolean>> {
    const count = await this.#countPieces(id);
    if (!count.ok) return count;
    const head = await this.#keyring.remove(pieceAccount(id, 0));
    if (!head.ok) return head;
    for (let index = count.value - 1; index > 0; index -= 1) {
      const removed = await this.#keyring.remove(pieceAccount(id, index));
      if (!removed.ok) return removed;
    }
    return ok(head.value || count.value > 1);
  }

  async close(): Promise<void> {
    await this.#keyring.close();
  }

  async #put(id: Uuid, secret: Secret): Promise<Result<void>> {
    const bytes = secret.revealBytes();
    const [head, ...tail] = splitIntoPieces(bytes);
    bytes.fill(0);
    if (head === undefined) return notKept();
    for (const [index, piece] of tail.entries()) {
      const set = await this.#keyring.set(pieceAccount(id, index + 1), piece);
      if (!set.ok) return set;
    }
    const set = await this.#keyring.set(pieceAccount(id, 0), head);
    if (!set.ok) return set;
    return await this.#compare(id, secret);
  }

  async #compare(id: Uuid, secret: Secret): Promise<Result<void>> {
    const back = await this.read(id);
    if (!back.ok) return back;
    if (back.value === null) return notKept();
    const same = back.value.equals(secret);
    back.value.wipe();
    return same ? ok() : notKept();
  }

  /** How many pieces to delete: 1 when the head says that it is the only one, else up to the first gap. */
  async #countPieces(id: Uuid): Promise<Result<number>> {
    const head = await this.#keyring.get(pieceAccount(id, 0));
    if (!head.ok) return head;
    if (head.value !== null && !hasNextPiece(head.value)) return ok(1);
    for (let index = 1; index < maximumPieces; index += 1) {
      const piece = await this.#keyring.get(pieceAccount(id, index));
      if (!piece.ok) return piece;
      if (piece.value === null) return ok(index);
    }
    return ok(maximumPieces);
  }

  async #mark(): Promise<Result<void>> {
    const marker = await this.#keyring.get(markerAccount);
    if (!marker.ok) return marker;
    return marker.value === null ? await this.#keyring.set(markerAccount, markerText) : ok();
  }
}

const notOpened = fail(
  "store-locked",
  "The keychain answers, but does not show the item that Keystow left in it. It was probably not unlocked yet, or it is another keychain than before.",
  {
    hint: "Unlock the keychain (log in to the desktop session), then run: keystow unlock",
  },
);
