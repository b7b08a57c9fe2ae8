/** `nativeTheme`: the app's choice really changes what the page's style sheets see. */
import type { NativeTheme } from "electron";
import { GuardedEmitter } from "../missing.ts";
import { changes } from "../state.ts";

type Covered = Pick<
  NativeTheme,
  "themeSource" | "shouldUseDarkColors" | "shouldUseHighContrastColors" | "prefersReducedTransparency"
>;

class StandInTheme extends GuardedEmitter implements Covered {
  readonly shouldUseHighContrastColors = false;
  readonly prefersReducedTransparency = false;
  #source: NativeTheme["themeSource"] = "system";

  constructor() {
    super("nativeTheme");
  }

  get themeSource(): NativeTheme["themeSource"] {
    return this.#source;
  }
  set themeSource(source: NativeTheme["themeSource"]) {
    if (source === this.#source) return;
    this.#source = source;
    changes.emit("theme");
    this.emit("updated");
  }
  /** There is no desktop to ask, so the system's own is light. */
  get shouldUseDarkColors(): boolean {
    return this.#source === "dark";
  }
}

export const nativeTheme = new StandInTheme();

/** What a page is to be told; an empty value takes an earlier choice back. */
export function mediaFeatures(): { name: string; value: string }[] {
  const value = nativeTheme.themeSource === "system" ? "" : nativeTheme.themeSource;
  return [{ name: "prefers-color-scheme", value }];
}
