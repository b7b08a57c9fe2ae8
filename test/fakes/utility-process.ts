/** A utility process in memory that answers, hangs, dies or answers late, as a test says. */
import { EventEmitter } from "node:events";
import type { KeyringRequest } from "../../electron/adapters/keyring-protocol.ts";
import type { ForkUtility, UtilityChild } from "../../electron/adapters/keyring-utility.ts";

type Behaviour = "answers" | "hangs" | "dies" | "ignores-kill";

export class FakeUtilityProcess extends EventEmitter implements UtilityChild {
  pid: number | undefined = 4_711;
  readonly requests: KeyringRequest[] = [];
  readonly behaviour: Behaviour;
  kills = 0;

  constructor(behaviour: Behaviour) {
    super();
    this.behaviour = behaviour;
  }

  postMessage(request: KeyringRequest): void {
    this.requests.push(request);
    if (this.behaviour === "answers") setImmediate(() => this.answer(request, `value of ${request.account}`));
    if (this.behaviour === "dies") setImmediate(() => this.end());
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
  const fork: ForkUtility = (_file, environment) => {
    const child = new FakeUtilityProcess(behaviours[started.length] ?? behaviours.at(-1) ?? "answers");
    started.push({ child, environment });
    return child;
  };
  return { fork, started };
}
