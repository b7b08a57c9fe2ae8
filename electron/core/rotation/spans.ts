/** Spans of days as people type them: `14d`, `12w`, `6m`, `1y`. */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";

/** The longest span that a policy, a snooze or a due list may have, in days: ten years. */
export const maximumDays = 3650;

const shape = /^(\d{1,4})(d|w|m|y)$/;
/**
 * A policy is kept as a number of days, so that "every 90 days" means the same in every month.
 * A month therefore counts as 30 days and a year as 365; what was understood is always shown back.
 */
const daysPerUnit: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30, y: 365 };

/** The number of days in `text`, 0 to 3650. Fails with `invalid-input`; the text is not repeated. */
export function parseSpan(text: string): Result<number> {
  const parts = shape.exec(text.trim().toLowerCase());
  const days = Number(parts?.[1]) * (daysPerUnit[parts?.[2] ?? ""] ?? Number.NaN);
  if (Number.isNaN(days)) {
    return fail("invalid-input", "That is not a span of time.", {
      hint: "Write a number and a unit: 14d, 12w, 6m or 1y.",
    });
  }
  if (days > maximumDays) {
    return fail("invalid-input", `A span may have at most ${maximumDays} days (ten years).`);
  }
  return ok(days);
}

/**
 * A rotation policy: days from 1 to 3650, or null for `none` (never).
 * Fails with `invalid-input`.
 */
export function parsePolicy(text: string): Result<number | null> {
  if (text.trim().toLowerCase() === "none") return ok(null);
  const span = parseSpan(text);
  if (!span.ok) {
    const hint = "Write a number and a unit (90d, 12w, 6m, 1y), or none.";
    return fail(span.error.code, span.error.message, { hint });
  }
  if (span.value === 0) {
    return fail("invalid-input", "A policy needs at least one day.", {
      hint: "Write none when the key is not to be rotated.",
    });
  }
  return span;
}
