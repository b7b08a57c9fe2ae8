/** `protocol`: the app's own schemes and who answers for them. */
import type { Protocol } from "electron";
import { guarded } from "../missing.ts";
import { addScheme, facts } from "../state.ts";

export type SchemeHandler = (request: Request) => Response | Promise<Response>;

/** A session's handlers: a scheme handled on one session does not exist on another. */
export class StandInProtocol implements Pick<
  Protocol,
  "handle" | "unhandle" | "isProtocolHandled" | "registerSchemesAsPrivileged"
> {
  readonly handlers = new Map<string, SchemeHandler>();

  registerSchemesAsPrivileged(schemes: readonly { readonly scheme: string }[]): void {
    if (facts.ready)
      throw new Error("protocol.registerSchemesAsPrivileged should be called before app is ready");
    for (const { scheme } of schemes) addScheme(scheme);
  }
  handle(scheme: string, handler: SchemeHandler): void {
    if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    addScheme(scheme);
    this.handlers.set(scheme, handler);
  }
  unhandle(scheme: string): void {
    this.handlers.delete(scheme);
  }
  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme);
  }
}

export const makeProtocol = (): StandInProtocol => guarded("protocol", new StandInProtocol());
