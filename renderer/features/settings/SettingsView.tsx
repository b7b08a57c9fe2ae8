/** One page with every setting, searchable. What is changed applies at once. */
import { useEffect, useId, useRef, useState } from "react";
import { useActions, useApp } from "../../store/context.tsx";
import type { Settings } from "../../store/state.ts";
import { announce } from "../../ui/announce.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { ViewHeader } from "../../ui/ViewHeader.tsx";
import { foundWords, matches } from "./search.ts";
import { sections } from "./sections.tsx";
import type { Section, Setting } from "./setting.ts";
import styles from "./SettingsView.module.css";

function SettingRow({ setting, settings }: { readonly setting: Setting; readonly settings: Settings }) {
  const { changeSettings } = useActions();
  const id = useId();
  return (
    <div className={setting.wide === true ? `${styles.row} ${styles.wide}` : styles.row}>
      <div className={styles.texts}>
        <div className={styles.label}>{setting.label}</div>
        {setting.text === undefined ? null : (
          <div id={id} className={styles.quiet}>
            {setting.text}
          </div>
        )}
      </div>
      <div className={styles.control}>
        {setting.control({
          settings,
          change: (change) => void changeSettings(change),
          label: setting.label,
          describedBy: setting.text === undefined ? undefined : id,
        })}
      </div>
    </div>
  );
}

/** The sections with those settings that the query finds; a section's title finds all of its settings. */
export function foundSections(query: string): readonly Section[] {
  return sections.flatMap((section) => {
    const settings = section.settings.filter(({ label, text = "", words = "" }) =>
      matches(query, [section.title, label, text, words]),
    );
    return settings.length === 0 ? [] : [{ ...section, settings }];
  });
}

/** Says how many were found, once the typing has paused. */
function useFoundAnnouncement(query: string, count: number): void {
  useEffect(() => {
    if (query === "") return undefined;
    const timer = setTimeout(() => announce(foundWords(count), "polite"), 500);
    return () => clearTimeout(timer);
  }, [query, count]);
}

export function SettingsView() {
  const settings = useApp((state) => state.settings);
  const [query, setQuery] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const clear = (): void => {
    setQuery("");
    field.current?.focus();
  };
  const found = foundSections(query);
  const count = found.reduce((sum, section) => sum + section.settings.length, 0);
  useFoundAnnouncement(query, count);
  return (
    <>
      <ViewHeader title="Settings">
        <SearchField ref={field} label="Search settings" value={query} onText={setQuery} />
      </ViewHeader>
      <div className={styles.page} aria-busy={settings === null}>
        {found.length === 0 ? (
          <EmptyState title="No match" actions={<Button onClick={clear}>Clear search</Button>}>
            No setting matches “{query.trim()}”.
          </EmptyState>
        ) : null}
        {settings === null
          ? null
          : found.map((section) => (
              <section key={section.id} className={styles.section} aria-labelledby={`settings-${section.id}`}>
                <h2 id={`settings-${section.id}`}>{section.title}</h2>
                <div className={styles.card}>
                  {section.settings.map((setting) => (
                    <SettingRow key={setting.label} setting={setting} settings={settings} />
                  ))}
                </div>
              </section>
            ))}
      </div>
    </>
  );
}
