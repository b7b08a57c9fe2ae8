/** Two letters in a tile: the mark of a provider, whatever it is. */
import styles from "./Monogram.module.css";

/** `OpenAI` → `OA`, `AWS` → `AW`, `Stripe` → `S`: capitals within the name, else its first letter. */
export function monogramOf(name: string): string {
  const letters = [...name.matchAll(/\p{Lu}|(?<=[\s-])\p{L}/gu)].map(([letter]) => letter.toUpperCase());
  const [first, second] = letters;
  if (first === undefined) return name.slice(0, 1).toUpperCase() || "?";
  return first + (second ?? "");
}

/** `size`: edge in CSS pixels. Decoration: the name stands beside it. */
export function Monogram({ name, size = 22 }: { readonly name: string; readonly size?: number }) {
  const large = size > 28;
  return (
    <span
      className={large ? `${styles.tile} ${styles.large}` : styles.tile}
      style={{ width: size, height: size }}
      aria-hidden="true"
    >
      {monogramOf(name)}
    </span>
  );
}
