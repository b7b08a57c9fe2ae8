/**
 * Carries values between a page's own world and the preload's. Both run in one process and share the
 * document, so a CustomEvent under a random name is a synchronous call. Injected as source: nothing
 * outside the function may be used.
 */

/** A value on its way: functions and promises stay where they are and are called from afar. */
export type Wrapped =
  | readonly ["value", unknown]
  | readonly ["list", readonly Wrapped[]]
  | readonly ["record", readonly (readonly [string, Wrapped])[]]
  | readonly ["promise", number]
  | readonly ["function", number];

type Message = readonly [string, ...unknown[]];

export interface Bridge {
  post(message: Message): void;
  wrap(value: unknown): Wrapped;
  unwrap(wrapped: Wrapped): unknown;
  /** What is done with a message of that name. */
  readonly handlers: Map<string, (...parts: readonly unknown[]) => void>;
}

export function makeBridge(sends: string, receives: string): Bridge {
  // Taken before any script of the page can replace them: a patched one would learn the names.
  const apply = Reflect.apply.bind(Reflect);
  const Carrier = CustomEvent;
  const target = window;
  // oxlint-disable typescript/unbound-method -- each is called by `apply`, with its own `this`
  const dispatch: (event: Event) => boolean = EventTarget.prototype.dispatchEvent;
  const listen: (name: string, listener: (event: Event) => void) => void =
    EventTarget.prototype.addEventListener;
  const detailOf = Object.getOwnPropertyDescriptor(CustomEvent.prototype, "detail")?.get ?? (() => null);
  const toText = Object.prototype.toString;
  // oxlint-enable typescript/unbound-method
  type Called = (...parameters: readonly unknown[]) => unknown;
  const functions = new Map<number, Called>();
  const promises = new Map<number, readonly [(value: unknown) => void, (reason: unknown) => void]>();
  const handlers: Bridge["handlers"] = new Map();
  let last = 0;
  let answer: readonly [boolean, Wrapped] | null = null;

  const post = (message: Message): void => {
    apply(dispatch, target, [new Carrier(sends, { detail: message })]);
  };
  const wrapInside = (value: unknown, above: readonly unknown[]): Wrapped => {
    if (typeof value === "symbol" || above.includes(value))
      throw new TypeError("An object could not be cloned.");
    if (typeof value === "function") {
      last += 1;
      functions.set(last, value as Called);
      return ["function", last];
    }
    if (value === null || typeof value !== "object") return ["value", value];
    if (value instanceof Promise) return wrapPromise(value);
    const path = [...above, value];
    if (Array.isArray(value)) return ["list", value.map((part) => wrapInside(part, path))];
    if (apply(toText, value, []) !== "[object Object]") return ["value", value];
    return ["record", Object.entries(value).map(([key, part]) => [key, wrapInside(part, path)] as const)];
  };
  const wrapPromise = (promise: Promise<unknown>): Wrapped => {
    last += 1;
    const number = last;
    promise.then(
      (value) => post(["settled", number, true, wrap(value)]),
      (reason: unknown) => post(["settled", number, false, wrap(reason)]),
    );
    return ["promise", number];
  };
  const wrap = (value: unknown): Wrapped => wrapInside(value, []);
  const unwrap = (wrapped: Wrapped): unknown => {
    switch (wrapped[0]) {
      case "value":
        return wrapped[1];
      case "list":
        return wrapped[1].map(unwrap);
      case "record":
        return Object.fromEntries(wrapped[1].map(([key, part]) => [key, unwrap(part)]));
      case "promise":
        return new Promise((resolve, reject) => promises.set(wrapped[1], [resolve, reject]));
      default:
        return (...parameters: readonly unknown[]) => call(wrapped[1], parameters);
    }
  };
  const unpack = (outcome: readonly [boolean, Wrapped] | null): unknown => {
    if (outcome === null) throw new Error("The other side of the bridge is gone.");
    const value = unwrap(outcome[1]);
    if (outcome[0]) return value;
    throw value;
  };
  const call = (number: number, parameters: readonly unknown[]): unknown => {
    const outer = answer;
    answer = null;
    try {
      post(["call", number, parameters.map(wrap)]);
      return unpack(answer);
    } finally {
      answer = outer;
    }
  };
  handlers.set("call", (number, parameters) => {
    let outcome: readonly [boolean, Wrapped];
    try {
      const called = functions.get(number as number);
      outcome = [true, wrap(called?.(...(parameters as readonly Wrapped[]).map(unwrap)))];
    } catch (error) {
      outcome = [false, wrap(error)];
    }
    post(["answer", ...outcome]);
  });
  handlers.set("answer", (succeeded, wrapped) => {
    answer = [succeeded === true, wrapped as Wrapped];
  });
  handlers.set("settled", (number, succeeded, wrapped) => {
    const waiting = promises.get(number as number);
    promises.delete(number as number);
    waiting?.[succeeded === true ? 0 : 1](unwrap(wrapped as Wrapped));
  });
  apply(listen, target, [
    receives,
    (event: Event): void => {
      const message = apply(detailOf, event, []) as Message | null;
      if (message !== null) handlers.get(message[0])?.(...message.slice(1));
    },
  ]);
  return { post, wrap, unwrap, handlers };
}
