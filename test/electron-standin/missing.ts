/** What the stand-in lacks fails by name, never as "undefined is not a function". */
import { EventEmitter } from "node:events";

/** Names that Node, the test runner or `await` look up on any object to learn what it is. */
const probes: ReadonlySet<string> = new Set([
  "then",
  "default",
  "__esModule",
  "module.exports",
  "toJSON",
  "asymmetricMatch",
  "nodeType",
  "domain",
]);

/** `part`, but reading a name it does not have throws "the stand-in has no NAME.part". */
export function guarded<Part extends object>(name: string, part: Part): Part {
  return new Proxy(part, {
    get(target, key, receiver): unknown {
      if (typeof key === "symbol" || key in target || probes.has(key))
        return Reflect.get(target, key, receiver);
      throw new Error(`the stand-in for Electron has no ${name}.${key}`);
    },
  });
}

/** An emitter whose missing members fail by name, also those of classes derived from it. */
export class GuardedEmitter extends EventEmitter {
  constructor(name: string) {
    super();
    this.setMaxListeners(0);
    // Derived fields are then put on the guarded object: a constructor may return another `this`.
    // oxlint-disable-next-line no-constructor-return
    return guarded(name, this);
  }
}

/**
 * A part that implements only some members of Electron's type, where Electron's signatures want the
 * whole. Safe because the part is guarded: what it lacks throws.
 */
export function asElectron(part: object): never {
  return part as never;
}

export interface PreventableEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

/** Electron's first parameter of a listener: the details, and whether somebody said no. */
export function preventable<Details extends object>(details: Details): Details & PreventableEvent {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault(): void {
      event.defaultPrevented = true;
    },
  };
  return event;
}
