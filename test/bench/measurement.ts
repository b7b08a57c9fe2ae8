/** What a bench gives to `scripts/bench.ts`. */
export interface Measurement {
  readonly name: string;
  readonly figure: number;
  readonly unit: string;
  readonly note: string;
}

/** The middle one; the mean of the two middle ones when their number is even. NaN for none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

/** The smallest of `numbers` that at least `percent` % of them do not exceed. NaN for none. */
export function percentile(numbers: readonly number[], percent: number): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN;
}
