/** A state as glyph and word, with a quieter detail. */
import { StatusGlyph, type GlyphName, type Tone } from "./StatusGlyph.tsx";
import styles from "./Status.module.css";

export function Status(props: {
  readonly glyph: GlyphName | null;
  readonly tone: Tone;
  readonly word: string;
  readonly detail: string | null;
}) {
  return (
    <span className={styles.status}>
      <span className={`${styles.state} ${styles[props.tone]}`}>
        {props.glyph === null ? null : <StatusGlyph name={props.glyph} />}
        {props.word}
      </span>
      {props.detail === null ? null : (
        <span className={styles.detail} title={props.detail}>
          {props.detail}
        </span>
      )}
    </span>
  );
}
