/** The search of a view, in its header. */
import { Search } from "lucide-react";
import type { ComponentProps, KeyboardEvent, ReactNode } from "react";
import styles from "./SearchField.module.css";

/** The frame around a search's own `input`, and what stands at its end. */
export function SearchFrame({ children }: { readonly children: ReactNode }) {
  return (
    <label className={styles.frame}>
      <Search size={16} strokeWidth={1.75} aria-hidden />
      {children}
    </label>
  );
}

/** A plain one: Escape clears it, and in an empty one is left to the window. */
export function SearchField(
  props: Omit<ComponentProps<"input">, "onChange" | "type" | "value"> & {
    /** Its name, and what stands in the empty field. */
    readonly label: string;
    readonly value: string;
    readonly onText: (text: string) => void;
  },
) {
  const { label, value, onText, onKeyDown, ...rest } = props;
  const clearOrPass = (event: KeyboardEvent<HTMLInputElement>): void => {
    onKeyDown?.(event);
    if (event.key !== "Escape" || value === "") return;
    event.stopPropagation();
    onText("");
  };
  return (
    <div className={styles.place}>
      <SearchFrame>
        <input
          {...rest}
          type="search"
          aria-label={label}
          placeholder={label}
          spellCheck={false}
          value={value}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={clearOrPass}
        />
      </SearchFrame>
    </div>
  );
}
