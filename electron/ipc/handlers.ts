/** A line a channel: which service answers it. */
import type { AnswerOf, Handlers } from "./contract.ts";
import { ok } from "../core/errors.ts";

/** The services that the window uses, put together by the composition root. */
export interface WindowServices {
  overview(): Promise<AnswerOf<"vault:overview">>;
}

/** The handlers for `registerHandlers`. */
export function createHandlers(services: WindowServices): Handlers {
  return {
    "vault:overview": async () => ok(await services.overview()),
  };
}
