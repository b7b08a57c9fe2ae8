/** How long it is until something, in one short word. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `1 min`, `3 h`, `2 d`: rounded up below an hour, so that it is never 0. */
export function waitText(milliseconds: number): string {
  if (milliseconds < hour) return `${Math.max(1, Math.ceil(milliseconds / minute))} min`;
  return milliseconds < 2 * day
    ? `${Math.round(milliseconds / hour)} h`
    : `${Math.round(milliseconds / day)} d`;
}
