/** The filters as chips. They show what the filter box says, and write it. */
import { Menu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import { useActions, useApp } from "../../store/context.tsx";
import type { QueryPart } from "../../store/query.ts";
import { valuesOf, withValues } from "../../store/query-tokens.ts";
import { counts, queryChoices } from "../../store/selectors.ts";
import type { AppState } from "../../store/state.ts";
import { FilterChip, FilterChips } from "../../ui/FilterChips.tsx";
import styles from "./KeyFilters.module.css";
import { statusWord } from "./row.ts";

interface Chip {
  readonly part: Extract<QueryPart, "status" | "env" | "provider" | "tag">;
  readonly title: string;
}

const chips: readonly Chip[] = [
  { part: "status", title: "Status" },
  { part: "env", title: "Env" },
  { part: "provider", title: "Provider" },
  { part: "tag", title: "Tag" },
];

/** A value as people know it. */
function valueWords(state: Pick<AppState, "overview">, part: Chip["part"], value: string): string {
  if (part === "status") return statusWord(value);
  if (part !== "provider") return value;
  return counts(state).providers.find(({ provider }) => provider === value)?.name ?? value;
}

/** What is chosen, in the chip's few words. */
function chipWords({ part, title }: Chip, words: readonly string[], attention: boolean): string {
  if (words.length > 1) return `${title}: ${words.length}`;
  const [only] = words;
  if (only !== undefined) return `${title}: ${part === "status" ? only.toLowerCase() : only}`;
  if (part === "status" && attention) return "Status: needs attention";
  return part === "tag" ? title : `${title}: all`;
}

function Choices(props: {
  readonly chip: Chip;
  readonly choices: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}) {
  const { chip, choices, chosen, onChange } = props;
  const overview = useApp((state) => state.overview);
  return (
    <Menu.Portal>
      <Menu.Positioner className={styles.positioner} sideOffset={4} align="start">
        <Menu.Popup className={styles.popup}>
          {choices.map((value) => {
            const lowered = value.toLowerCase();
            return (
              <Menu.CheckboxItem
                key={value}
                className={styles.choice}
                checked={chosen.includes(lowered)}
                onCheckedChange={(checked) => {
                  onChange(checked ? [...chosen, lowered] : chosen.filter((one) => one !== lowered));
                }}
              >
                <span className={styles.mark}>
                  <Menu.CheckboxItemIndicator render={<Check aria-hidden />} />
                </span>
                {valueWords({ overview }, chip.part, value)}
              </Menu.CheckboxItem>
            );
          })}
          {chosen.length === 0 ? null : (
            <Menu.Item
              className={styles.choice}
              onClick={() => {
                onChange([]);
              }}
            >
              <span className={styles.mark} />
              Clear
            </Menu.Item>
          )}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  );
}

function KeyFilter({ chip }: { readonly chip: Chip }) {
  const query = useApp((state) => state.query);
  const overview = useApp((state) => state.overview);
  const choices = useApp(queryChoices)[chip.part];
  const attention = useApp(({ view }) => view.name === "keys" && view.list === "attention");
  const actions = useActions();
  const chosen = valuesOf(query, chip.part);
  if (choices.length === 0 && chosen.length === 0) return null;
  const words = chipWords(
    chip,
    chosen.map((value) => valueWords({ overview }, chip.part, value)),
    attention,
  );
  const on = chosen.length > 0 || (chip.part === "status" && attention);
  return (
    <Menu.Root>
      <Menu.Trigger render={<FilterChip on={on} />}>{words}</Menu.Trigger>
      <Choices
        chip={chip}
        choices={choices}
        chosen={chosen}
        onChange={(values) => {
          actions.setQuery(withValues(query, chip.part, values));
        }}
      />
    </Menu.Root>
  );
}

export function KeyFilters() {
  return (
    <FilterChips>
      {chips.map((chip) => (
        <KeyFilter key={chip.part} chip={chip} />
      ))}
    </FilterChips>
  );
}
