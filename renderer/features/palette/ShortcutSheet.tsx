/** Every shortcut, from the registry, with those of the list. */
import { commands, keysText, type Command, type CommandGroup } from "../../store/commands.ts";
import { useActions, useApp } from "../../store/context.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import styles from "./ShortcutSheet.module.css";

const order: readonly CommandGroup[] = ["Keys", "Checks", "Go to", "Vault", "View"];

/** What the list does with keys that are no commands. */
const listLines: readonly (readonly [title: string, keys: readonly string[]])[] = [
  ["Move", ["ArrowUp", "ArrowDown", "j", "k"]],
  ["Jump", ["Home", "End", "PageUp", "PageDown"]],
  ["Open the detail", ["Enter"]],
  ["Peek at the detail", ["Space"]],
  ["Extend the selection", ["Shift+ArrowUp", "Shift+ArrowDown"]],
  ["Add a key from the clipboard", ["$mod+v"]],
];

/** Projects share one line. */
function linesOf(group: CommandGroup): readonly (readonly [string, readonly string[]])[] {
  const wanted = ({ group: own, keys, id }: Command): boolean =>
    own === group && keys.length > 0 && !id.startsWith("go.project.");
  return commands.filter(wanted).map(({ title, keys }) => [title, keys]);
}

function Line({ title, keys }: { readonly title: string; readonly keys: readonly string[] }) {
  const platform = useApp((state) => state.appInfo?.platform);
  return (
    <div className={styles.line}>
      <dt>{title}</dt>
      <dd className={styles.keys}>
        {keys.map((each) => (
          <Kbd key={each} text={keysText([each], platform)} />
        ))}
      </dd>
    </div>
  );
}

function Section(props: {
  readonly title: string;
  readonly lines: readonly (readonly [string, readonly string[]])[];
}) {
  return (
    <section className={styles.section} aria-label={props.title}>
      <h3 className={styles.title}>{props.title}</h3>
      <dl className={styles.lines}>
        {props.lines.map(([title, keys]) => (
          <Line key={title} title={title} keys={keys} />
        ))}
      </dl>
    </section>
  );
}

export function ShortcutSheet() {
  const open = useApp((state) => state.dialog?.name === "shortcuts");
  const letters = useApp((state) => state.settings?.singleKeys !== false);
  const { close } = useActions();
  return (
    <Dialog
      open={open}
      onClose={close}
      title="Keyboard shortcuts"
      width={720}
      {...(letters ? {} : { description: "Shortcuts of a single letter are turned off in Settings." })}
    >
      {/* Focusable, so that the keyboard can scroll it; the title above stays in sight. */}
      <div className={styles.scroller} tabIndex={0} role="group" aria-label="Shortcuts">
        <div className={styles.columns}>
          {order.map((group) => (
            <Section
              key={group}
              title={group}
              lines={group === "Go to" ? [...linesOf(group), ["Project 1 to 9", ["$mod+1"]]] : linesOf(group)}
            />
          ))}
          <Section title="In the list" lines={listLines} />
        </div>
      </div>
    </Dialog>
  );
}
