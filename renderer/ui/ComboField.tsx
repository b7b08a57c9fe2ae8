/** Free text with suggestions: the browser's own list of them. */
import { useId } from "react";
import { TextField } from "./TextField.tsx";

export function ComboField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly suggestions: readonly string[];
  readonly placeholder?: string;
}) {
  const list = useId();
  return (
    <>
      <TextField
        label={props.label}
        value={props.value}
        list={list}
        autoComplete="off"
        {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <datalist id={list}>
        {props.suggestions.map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
    </>
  );
}
