/** A message that stays: what is the matter, and what can be done. */
import { Info } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./Banner.module.css";
import { StatusGlyph } from "./StatusGlyph.tsx";

export type BannerTone = "ok" | "warn" | "bad" | "info";

const glyphs: Readonly<Record<BannerTone, ReactNode>> = {
  ok: <StatusGlyph name="valid" />,
  warn: <StatusGlyph name="overdue" />,
  bad: <StatusGlyph name="rejected" />,
  info: <Info size={16} strokeWidth={1.75} aria-hidden="true" />,
};

export function Banner(props: {
  readonly tone: BannerTone;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** `alert` for what came up while the user was at work. */
  readonly role?: "alert" | "status" | "note";
}) {
  return (
    <div className={`${styles.banner} ${styles[props.tone]}`} role={props.role}>
      <span className={styles.glyph}>{glyphs[props.tone]}</span>
      <div className={styles.text}>
        <strong>{props.title}</strong>
        {props.children === undefined ? null : <div className={styles.more}>{props.children}</div>}
      </div>
      {props.actions === undefined ? null : <div className={styles.actions}>{props.actions}</div>}
    </div>
  );
}
