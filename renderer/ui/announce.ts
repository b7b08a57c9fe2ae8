/** Says something to assistive technology only; `LiveRegions` (LiveRegions.tsx) puts it on the page. */

export type Politeness = "polite" | "assertive";
export type Announced = Readonly<Record<Politeness, string>>;

let texts: Announced = { polite: "", assertive: "" };
const listeners = new Set<() => void>();

/** Says `text`. The same text twice is said twice: a space that is not read changes it. Never a secret. */
export function announce(text: string, politeness: Politeness = "polite"): void {
  texts = { ...texts, [politeness]: texts[politeness] === text ? `${text}\u00A0` : text };
  for (const listener of listeners) listener();
}

/** What was said last. */
export const announced = (): Announced => texts;

/** Calls `listener` whenever something is said; returns how to stop. */
export function subscribeToAnnouncements(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
