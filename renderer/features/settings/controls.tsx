/** The controls of settings: on or off, one of a few, a time of day. Each applies at once. */
import type { Settings } from "../../store/state.ts";
import { SelectField } from "../../ui/SelectField.tsx";
import { Switch } from "../../ui/SwitchField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import type { ControlProps, Setting } from "./setting.ts";

/** The names of the settings whose value is a `Type`. */
type Named<Type> = {
  readonly [Name in keyof Settings]: Settings[Name] extends Type ? Name : never;
}[keyof Settings];

type Texts = Pick<Setting, "label" | "text" | "words">;

/** A setting that is on or off. */
export function onOff(name: Named<boolean>, texts: Texts): Setting {
  return {
    ...texts,
    control: ({ settings, change, label, describedBy }: ControlProps) => (
      <Switch
        label={label}
        checked={settings[name]}
        {...(describedBy === undefined ? {} : { describedBy })}
        onChange={(checked) => change({ [name]: checked })}
      />
    ),
  };
}

/** A setting with a few values, each with its words. */
export function choice<Name extends Named<string | number>>(
  name: Name,
  texts: Texts,
  values: readonly (readonly [Settings[Name], string])[],
): Setting {
  return {
    ...texts,
    words: [texts.words, ...values.map(([, words]) => words)].filter(Boolean).join(" "),
    control: ({ settings, change, label }: ControlProps) => (
      <SelectField
        label={label}
        hideLabel
        value={String(settings[name])}
        options={values.map(([value, words]) => ({ value: String(value), label: words }))}
        onChange={(text) => {
          const chosen = values.find(([value]) => String(value) === text);
          if (chosen !== undefined) change({ [name]: chosen[0] });
        }}
      />
    ),
  };
}

const timeOfDay = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** A time of day. A half-typed one is not sent. */
export function timeSetting(name: "digestTime", texts: Texts): Setting {
  return {
    ...texts,
    control: ({ settings, change, label }: ControlProps) => (
      <TextField
        label={label}
        hideLabel
        type="time"
        required
        defaultValue={settings[name]}
        key={settings[name]}
        disabled={!settings.digest}
        onBlur={({ target }) => {
          if (!timeOfDay.test(target.value)) target.value = settings[name];
          else if (target.value !== settings[name]) change({ [name]: target.value });
        }}
      />
    ),
  };
}
