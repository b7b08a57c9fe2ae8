/**
 * THE list of what the page may ask: channel → schema of the arguments → type of the answer.
 * Nothing crosses the bridge that is not here. No answer type holds a secret or can hold one:
 * the masked form is all of a key's value that the page ever gets.
 */
import * as v from "valibot";
import type { KeystowError, Result } from "../core/errors.ts";
import type { CalendarDate, CheckStatus, Instant, RotationState, StoreKind, Uuid } from "../core/model.ts";
import type { BridgeFunction, bridgeChannels, Channel } from "./channels.ts";

/** One line of the list. Metadata only. */
export interface KeyRow {
  readonly id: Uuid;
  readonly name: string;
  readonly variable: string;
  readonly provider: string | null;
  readonly project: string | null;
  readonly environment: string | null;
  readonly masked: string;
  readonly createdOn: CalendarDate;
  readonly check: {
    readonly status: CheckStatus;
    readonly reason: string | null;
    readonly at: Instant | null;
    /** The last answer that was not `unreachable`. */
    readonly definite: { readonly status: CheckStatus; readonly at: Instant } | null;
  };
  readonly rotation: {
    readonly state: RotationState;
    readonly dueOn: CalendarDate | null;
  };
}

/** What the window shows of the vault, also when there is none or it cannot be opened. */
export type VaultOverview =
  | {
      readonly state: "ready";
      readonly folder: string;
      readonly store: StoreKind;
      /** The calendar date in the user's time zone, on which ages and due dates are counted. */
      readonly today: CalendarDate;
      readonly keys: readonly KeyRow[];
    }
  | { readonly state: "missing"; readonly folder: string }
  | {
      readonly state: "failing";
      readonly folder: string;
      readonly error: Pick<KeystowError, "code" | "message" | "hint">;
    };

/** One channel: what its arguments must be, and what it answers. */
interface Endpoint<Arguments extends readonly unknown[], Answer> {
  readonly schema: v.GenericSchema<unknown, Arguments>;
  /** Never set. It carries the answer's type. */
  readonly answer?: Answer;
}

const answering =
  <Answer>() =>
  <Arguments extends readonly unknown[]>(
    schema: v.GenericSchema<unknown, Arguments>,
  ): Endpoint<Arguments, Answer> => ({ schema });

export const contract = {
  "vault:overview": answering<VaultOverview>()(v.strictTuple([])),
} as const satisfies Record<Channel, Endpoint<readonly unknown[], unknown>>;

type Contract = typeof contract;
export type ArgumentsOf<C extends Channel> =
  Contract[C] extends Endpoint<infer Arguments, unknown> ? Arguments : never;
export type AnswerOf<C extends Channel> = NonNullable<Contract[C]["answer"]>;

/** The main process' side: one function a channel. */
export type Handlers = {
  readonly [C in Channel]: (
    ...parameters: ArgumentsOf<C>
  ) => Result<AnswerOf<C>> | Promise<Result<AnswerOf<C>>>;
};

/** The page's side: named functions, never a channel to choose. */
export type Bridge = {
  readonly [F in BridgeFunction]: (
    ...parameters: ArgumentsOf<(typeof bridgeChannels)[F]>
  ) => Promise<Result<AnswerOf<(typeof bridgeChannels)[F]>>>;
};
