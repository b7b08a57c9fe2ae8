/** What is told of one key of the sample vault. */
import type { Scenario } from "./pretend-scenarios.ts";

export interface SampleKey {
  readonly name: string;
  readonly provider: string | null;
  readonly project: string | null;
  readonly environment: string | null;
  /** What its values look like: where they begin, and how long they are. */
  readonly form: { readonly prefix: string; readonly length: number };
  /** What its played provider does with it. */
  readonly scenario: Scenario;
  /** Days since it was made. */
  readonly age: number;
  readonly policyDays: number | null;
  readonly tags?: readonly string[];
  readonly note?: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** Days from today on which the provider ends it. */
  readonly expiresIn?: number;
  /** Days from today until which its rotation is put off. */
  readonly snoozedFor?: number;
  readonly archived?: boolean;
  /** False: it is left unchecked. */
  readonly checked?: boolean;
}
