/** Texts of the first start. Pure. */
import type { AppInfo, StoreState } from "../../store/state.ts";

export interface ProbeText {
  readonly tone: "ok" | "warn" | "bad";
  readonly title: string;
  readonly text: string;
  /** A command that mends it, with the systems that it is for. */
  readonly fix: { readonly systems: string; readonly command: string } | null;
}

const titles = {
  locked: "is locked",
  absent: "was not found",
  denied: "refused access",
  failing: "does not answer",
} as const satisfies Record<Exclude<StoreState["state"], "ready">, string>;

/** Keychains are part of macOS and Windows; on Linux one may have to be installed: the hint says so. */
const wantsKeyring = (hint: string): boolean => hint.startsWith("Install and start GNOME Keyring");
const linuxFix = { systems: "Debian and Ubuntu", command: "sudo apt install gnome-keyring" } as const;

/** Hints end with the terminal's way to a sealed vault; this page has that way itself. */
const withoutTerminal = (hint: string): string => hint.replace(/: keystow init --store sealed$/, ".");

/** What the probe (write, read, delete) of the keychain found. */
export function probeText(state: StoreState, platform: AppInfo["platform"] | null): ProbeText {
  if (state.state === "ready") {
    const text = "A test entry was written, read and deleted. Your keys will be kept there.";
    return { tone: "ok", title: `${state.name} works`, text, fix: null };
  }
  return {
    tone: state.state === "locked" ? "warn" : "bad",
    title: `${state.name} ${titles[state.state]}`,
    text: `${state.why} ${withoutTerminal(state.hint)}`,
    fix: platform === "linux" && wantsKeyring(state.hint) ? linuxFix : null,
  };
}

export const steps = [
  { title: "Where secrets are kept", detail: "Keychain or sealed file" },
  { title: "Bring your keys", detail: "Paste, import or start empty" },
  { title: "Checks", detail: "What is sent, and to whom" },
] as const;

/** How the first keys come. */
export type FirstKeys = "paste" | "import" | "empty";

export const finishWords: Readonly<Record<FirstKeys, string>> = {
  paste: "Create vault and paste a key",
  import: "Create vault and import a file",
  empty: "Create vault",
};

/** Characters of a new passphrase: as many as the main process asks for. */
export const leastCharacters = 8;
