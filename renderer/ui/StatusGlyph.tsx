/** The glyphs of states. Each has a silhouette of its own, so that none depends on its colour. */
import type { ReactNode } from "react";
import styles from "./StatusGlyph.module.css";

export type GlyphName =
  | "valid"
  | "limited"
  | "rejected"
  | "unreachable"
  | "unchecked"
  | "uncheckable"
  | "checking"
  | "due-soon"
  | "overdue";

export type Tone = "ok" | "warn" | "bad" | "info" | "idle";

/** Drawn on 16 × 16. `solid` is filled, `line` is stroked, `hole` is cut out of a solid. */
const shapes: Readonly<Record<GlyphName, ReactNode>> = {
  valid: (
    <>
      <circle className={styles.solid} cx="8" cy="8" r="7" />
      <path className={styles.hole} d="m4.9 8.2 2.2 2.2 4.1-4.6" />
    </>
  ),
  limited: (
    <>
      <circle className={styles.line} cx="8" cy="8" r="6.2" />
      <path className={styles.solid} d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" />
    </>
  ),
  rejected: (
    <>
      <path className={styles.solid} d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" />
      <path className={styles.hole} d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8" />
    </>
  ),
  unreachable: (
    <>
      <path
        className={styles.line}
        d="M4.6 12.6h6.8a2.7 2.7 0 0 0 .5-5.3A4 4 0 0 0 4.3 6.6a3 3 0 0 0 .3 6z"
      />
      <path className={styles.line} d="m2.2 2.4 11.6 11.4" />
    </>
  ),
  unchecked: <circle className={styles.dashed} cx="8" cy="8" r="6.2" />,
  checking: <path className={styles.arc} d="M13.4 5A6.2 6.2 0 1 1 8 1.8" />,
  uncheckable: <path className={styles.line} d="M4.5 8h7" />,
  "due-soon": (
    <>
      <circle className={styles.line} cx="8" cy="8" r="6.2" />
      <path className={styles.line} d="M8 4.6V8l2.3 1.5" />
    </>
  ),
  overdue: (
    <>
      <path className={styles.solid} d="M8 1.2 15.4 14.4H.6z" />
      <path className={styles.hole} d="M8 5.8v3.6m0 2.2v.1" />
    </>
  ),
};

/** Decoration beside a word: hidden from screen readers, which get the word. */
export function StatusGlyph({ name }: { readonly name: GlyphName }) {
  return (
    <svg className={styles.glyph} viewBox="0 0 16 16" aria-hidden="true">
      {shapes[name]}
    </svg>
  );
}
