/** How often to rotate, as choices. */
const spans: readonly (readonly [days: number, label: string])[] = [
  [30, "30 days"],
  [60, "60 days"],
  [90, "90 days"],
  [180, "180 days"],
  [365, "1 year"],
];

/** The choices, with `current` among them even when it is an unusual one. "" stands for never. */
export function policyOptions(
  current: number | null,
): readonly { readonly value: string; readonly label: string }[] {
  const known = spans.map(([days, label]) => ({ value: String(days), label }));
  const unusual = current !== null && !spans.some(([days]) => days === current);
  return [
    { value: "", label: "Never" },
    ...(unusual ? [{ value: String(current), label: `${current} days` }] : []),
    ...known,
  ];
}

/** Where no provider says otherwise: what the terminal and an import take, too. */
export const ordinaryDays = 90;

export const policyValue = (days: number | null): string => (days === null ? "" : String(days));
export const readPolicy = (value: string): number | null => (value === "" ? null : Number(value));
