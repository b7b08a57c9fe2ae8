/** The filter box: free text and tokens, with what could come next below it. */
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { useActions, useApp } from "../../store/context.tsx";
import { complete, completionsOf, type Completion } from "../../store/query-completion.ts";
import { withoutWords } from "../../store/query-tokens.ts";
import { queryChoices, queryOf } from "../../store/selectors.ts";
import { Kbd } from "../../ui/Kbd.tsx";
import { SearchFrame } from "../../ui/SearchField.tsx";
import styles from "./SearchBox.module.css";
import spoken from "../../ui/Spoken.module.css";

/** Longest text the box takes, in characters; the language reads no longer one. */
const longest = 1_000;

function Options(props: {
  readonly id: string;
  readonly options: readonly Completion[];
  readonly chosen: number;
  readonly onChoose: (option: Completion) => void;
}) {
  return (
    <ul id={props.id} role="listbox" aria-label="Ways to complete the filter" className={styles.options}>
      {props.options.map((option, index) => (
        <li
          key={option.text}
          id={`${props.id}-${index}`}
          role="option"
          aria-selected={index === props.chosen}
          className={styles.option}
          // The box keeps the focus.
          onMouseDown={(event) => {
            event.preventDefault();
            props.onChoose(option);
          }}
        >
          <code>{option.text}</code>
          <span className={styles.hint}>{option.hint}</span>
        </li>
      ))}
    </ul>
  );
}

/** The caret, the offered completions and which of them is chosen; -1: none. */
function useCompletion(query: string) {
  const choices = useApp(queryChoices);
  const [caret, setCaret] = useState(0);
  const [dismissed, setDismissed] = useState(true);
  const [chosen, setChosen] = useState(-1);
  const found = completionsOf(query, Math.min(caret, query.length), choices);
  const open = !dismissed && found.options.length > 0;
  const option = open ? found.options[chosen] : undefined;
  return { caret, setCaret, setDismissed, chosen, setChosen, found, open, option };
}

/** `enterList` moves the focus into the list. */
export function SearchBox({ enterList }: { readonly enterList: () => void }) {
  const query = useApp((state) => state.query);
  const problem = useApp((state) => queryOf(state).problem);
  const actions = useActions();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const { setCaret, setDismissed, chosen, setChosen, found, open, option } = useCompletion(query);

  const choose = (picked: Completion): void => {
    const { text, caret } = complete(query, found, picked);
    actions.setQuery(text);
    setCaret(caret);
    setChosen(-1);
    setDismissed(picked.whole);
    requestAnimationFrame(() => input.current?.setSelectionRange(caret, caret));
  };

  /** Closes the list of completions, else clears the words, else the tokens, else leaves the box. */
  const escape = (): void => {
    if (open) setDismissed(true);
    else if (query === "") enterList();
    else actions.setQuery(withoutWords(query) === query ? "" : withoutWords(query));
  };

  const step = (by: 1 | -1): void => {
    const { length } = found.options;
    setChosen((chosen + by + length + (chosen === -1 && by === -1 ? 1 : 0)) % length);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const handle: Readonly<Record<string, (() => void) | undefined>> = {
      Escape: escape,
      ArrowDown: open ? () => step(1) : enterList,
      ArrowUp: open ? () => step(-1) : undefined,
      Enter: option === undefined ? enterList : () => choose(option),
      // Tab leaves the box, unless an option is chosen.
      Tab: option === undefined ? undefined : () => choose(option),
    };
    const act = handle[event.key];
    if (act === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return (
    <div className={styles.search} role="search">
      <SearchFrame>
        <span className={spoken.spoken}>Filter keys</span>
        <input
          ref={input}
          id="key-filter"
          type="search"
          role="combobox"
          placeholder="Filter keys"
          value={query}
          maxLength={longest}
          spellCheck={false}
          autoComplete="off"
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={open ? `${id}-options` : undefined}
          aria-activedescendant={option === undefined ? undefined : `${id}-options-${chosen}`}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          onChange={({ currentTarget }) => {
            actions.setQuery(currentTarget.value);
            setCaret(currentTarget.selectionStart ?? currentTarget.value.length);
            setChosen(-1);
            setDismissed(false);
          }}
          onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart ?? 0)}
          onBlur={() => setDismissed(true)}
          onKeyDown={onKeyDown}
        />
        {query === "" ? <Kbd text="/" /> : null}
      </SearchFrame>
      {open ? (
        <Options id={`${id}-options`} options={found.options} chosen={chosen} onChoose={choose} />
      ) : problem === null ? null : (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
