/** What the user should know of a file before values are written into it, as cards. */
import { basename } from "node:path";
import { isExampleName } from "../core/envfile/index.ts";
import { display } from "../core/redaction/index.ts";
import type { ExportPreview } from "../ipc/answers.ts";
import type { JudgedTarget } from "./env-target.ts";
import { longText } from "./overview-row.ts";

type Card = ExportPreview["guards"][number];

/** Others may read or write it. Windows has no such bits: its answer means nothing. */
const forOthers = 0o077;

/** Titles are different from each other. `planWarnings`: what the merge says of single lines. */
export function guardCards(
  path: string,
  { file, git }: Pick<JudgedTarget, "file" | "git">,
  planWarnings: readonly string[],
): readonly Card[] {
  const name = display(basename(path), 80);
  const cards = [gitCard(name, git), modeCard(file), nameCard(path, name)].filter((card) => card !== null);
  const [first, ...others] = planWarnings.map((text) => display(text, longText));
  if (first === undefined) return cards;
  const title = others.length === 0 ? "One line needs a look" : `${others.length + 1} lines need a look`;
  return [...cards, { tone: "warn", title, text: [first, ...others.slice(0, 4)].join(" ") }];
}

function gitCard(name: string, git: JudgedTarget["git"]): Card | null {
  if (git === null) {
    return {
      tone: "warn",
      title: "git did not answer",
      text: `So it is not known whether ${name} would be committed.`,
    };
  }
  // A tracked file is no card: it stops the writing.
  if (git.tracked) return null;
  if (git.ignored) return { tone: "ok", title: `${name} is git-ignored`, text: "It will not be committed." };
  if (!git.inRepository)
    return { tone: "ok", title: "In no git repository", text: "It will not be committed." };
  return {
    tone: "warn",
    title: `${name} is not git-ignored`,
    text: "Add it to .gitignore before the next commit.",
  };
}

function modeCard(file: JudgedTarget["file"]): Card | null {
  if (file === null || file.kind !== "file" || (file.mode & forOthers) === 0) return null;
  const mode = (file.mode & 0o777).toString(8).padStart(4, "0");
  return {
    tone: "warn",
    title: `Mode ${mode}`,
    text: "Others on this computer can read the file. We will set 0600.",
  };
}

function nameCard(path: string, name: string): Card | null {
  if (!isExampleName(path)) return null;
  return {
    tone: "warn",
    title: `${name} sounds like a file without values`,
    text: "Such files are meant to be shared.",
  };
}
