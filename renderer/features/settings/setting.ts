/** What a setting on the page is made of. */
import type { ReactNode } from "react";
import type { Settings } from "../../store/state.ts";

export interface ControlProps {
  readonly settings: Settings;
  readonly change: (change: Partial<Settings>) => void;
  /** Name for the control; the visible label is the same text. */
  readonly label: string;
  /** Id of the sentence below the label. */
  readonly describedBy: string | undefined;
}

export interface Setting {
  readonly label: string;
  /** One sentence below the label. */
  readonly text?: string;
  /** Further words under which the search finds it. */
  readonly words?: string;
  /** What stands at the end of the line. */
  readonly control: (props: ControlProps) => ReactNode;
  /** Puts the control below the texts, over the whole width. */
  readonly wide?: boolean;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly settings: readonly Setting[];
}
