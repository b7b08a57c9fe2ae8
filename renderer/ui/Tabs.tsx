/** Two or more lists on one page, one of them shown. Arrow keys move between the tabs. */
import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import styles from "./Tabs.module.css";

export interface TabsProps<Name extends string> {
  /** Name of the whole, for screen readers. */
  readonly label: string;
  readonly value: Name;
  readonly onChange: (name: Name) => void;
  readonly tabs: readonly { readonly name: Name; readonly title: string; readonly content: ReactNode }[];
}

/** The content of a tab that is not shown is not there at all: it asks for nothing. */
export function Tabs<Name extends string>({ label, value, onChange, tabs }: TabsProps<Name>) {
  return (
    <Base.Root
      className={styles.root}
      value={value}
      onValueChange={(chosen: unknown) => {
        const tab = tabs.find(({ name }) => name === chosen);
        if (tab !== undefined) onChange(tab.name);
      }}
    >
      <Base.List className={styles.list} aria-label={label} activateOnFocus>
        {tabs.map(({ name, title }) => (
          <Base.Tab key={name} className={styles.tab} value={name}>
            {title}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map(({ name, content }) => (
        <Base.Panel key={name} className={styles.panel} value={name}>
          {content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
