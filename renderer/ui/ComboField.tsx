/** Free text with suggestions. What is typed always counts; a suggestion is only a shorter way. */
import { Autocomplete } from "@base-ui/react/autocomplete";
import { useId, useMemo, useState } from "react";
import field from "./Field.module.css";
import menu from "./Menu.module.css";
import { suggestionsFor } from "./suggestions.ts";
import { FieldFrame } from "./TextField.tsx";

export function ComboField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly suggestions: readonly string[];
  readonly placeholder?: string;
}) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const found = useMemo(
    () => suggestionsFor(props.value, props.suggestions),
    [props.value, props.suggestions],
  );
  return (
    <FieldFrame id={id} label={props.label}>
      <Autocomplete.Root
        items={found}
        filter={null}
        openOnInputClick
        // An open list hides the rest of its dialog from assistive technology: never an empty one.
        open={open && found.length > 0}
        onOpenChange={(wanted) => setOpen(wanted)}
        value={props.value}
        onValueChange={(text) => props.onChange(text)}
      >
        <Autocomplete.InputGroup className={field.box}>
          <Autocomplete.Input
            id={id}
            // The label above is hidden like the rest while the list is open.
            aria-label={props.label}
            className={field.input}
            spellCheck={false}
            autoComplete="off"
            placeholder={props.placeholder}
          />
        </Autocomplete.InputGroup>
        <Autocomplete.Portal>
          <Autocomplete.Positioner className={menu.positioner} sideOffset={4}>
            <Autocomplete.Popup className={menu.suggestions}>
              <Autocomplete.List aria-label={`Suggestions for ${props.label}`}>
                {(suggestion: string) => (
                  <Autocomplete.Item key={suggestion} value={suggestion} className={menu.item}>
                    {suggestion}
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      </Autocomplete.Root>
    </FieldFrame>
  );
}
