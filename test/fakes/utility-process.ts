/** A utility process in memory that answers, hangs, dies or answers late, as a test says. */
import { EventEmitter } from "node:events";
import type { KeyringRequest } from "../../electron/adapters/keyring-protocol.ts";
import type { ForkUtility, UtilityChild } from "../../electron/adapters/keyring-utility.ts";

/** `keeps`: a keychain in memory that outlives the process. */
type Behaviour = "answers" | "hangs" | "dies" | "ignores-kill" | "keeps";

export class FakeUtilityProcess extends EventEmitter implements UtilityChild {
  /** Beyond every system's largest: a signal to it reaches nobody. */
  pid: number | undefined = 2 ** 30;
  readonly requests: KeyringRequest[] = [];
  readonly behaviour: Behaviour;
  readonly items: Map<string, string>;
  kills = 0;

  constructor(behaviour: Behaviour, items = new Map<string, string>()) {
    super();
    this.behaviour = behaviour;
    this.items = items;
  }

  postMessage(request: KeyringRequest): void {
    this.requests.push(request);
    if (this.behaviour === "answers") setImmediate(() => this.answer(request, `value of ${request.account}`));
    if (this.behaviour === "keeps") setImmediate(() => this.#keep(request));
    if (this.behaviour === "dies") setImmediate(() => this.end());
  }

  #keep({ number, action, account, text }: KeyringRequest): void {
    const known = this.items.get(account) ?? null;
    if (action === "set") this.items.set(account, text ?? "");
    if (action === "remove") this.items.delete(account);
    const value = action === "get" ? known : action === "remove" ? known !== null : null;
    this.emit("message", { number, ok: true, value });
  }

  answer(request: KeyringRequest, value: string): void {
    this.emit("message", { number: request.number, ok: true, value });
  }

  kill(): boolean {
    this.kills += 1;
    if (this.behaviour !== "ignores-kill") setImmediate(() => this.end());
    return true;
  }

  end(): void {
    this.pid = undefined;
    this.emit("exit", 1);
  }
}

export interface FakeFork {
  readonly fork: ForkUtility;
  /** Every process that was started, with what it got. */
  readonly started: {
    readonly child: FakeUtilityProcess;
    readonly environment: Readonly<Record<string, string>>;
  }[];
}

/** Processes that behave so, one after the other; the last behaviour stays. */
export function fakeFork(...behaviours: readonly Behaviour[]): FakeFork {
  const started: { child: FakeUtilityProcess; environment: Readonly<Record<string, string>> }[] = [];
  const items = new Map<string, string>();
  const fork: ForkUtility = (_file, environment) => {
    const behaviour = behaviours[started.length] ?? behaviours.at(-1) ?? "answers";
    const child = new FakeUtilityProcess(behaviour, items);
    started.push({ child, environment });
    return child;
  };
  return { fork, started };
}
