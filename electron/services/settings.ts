/** The settings of the window, one of them also the terminal's. They lie in the user's vault; before there is one, in this process. */
import { ok, type Result } from "../core/errors.ts";
import { failureOf, type Vault } from "../core/vault/index.ts";
import type { Settings } from "../ipc/answers.ts";
import type { BridgeEvent } from "../ipc/events.ts";
import type { Part } from "./context.ts";
import type { Session } from "./session.ts";

/** What each setting may be; the first is what it is when nobody chose. A list of one: see `fits`. */
const choices: { readonly [Name in keyof Settings]: readonly [Settings[Name], ...Settings[Name][]] } = {
  theme: ["system", "light", "dark"],
  density: ["comfortable", "compact"],
  checkNewKeys: [true, false],
  checkDaily: [false, true],
  idleLockMinutes: [10, 0, 1, 5, 30, 60],
  lockOnSuspend: [true, false],
  lockOnScreenLock: [true, false],
  clipboardSeconds: [30, 0, 10, 20, 60, 120],
  reveal: ["hold", "toggle"],
  contentProtection: [true, false],
  digest: [true, false],
  digestTime: ["09:00"],
  digestNames: [false, true],
  singleKeys: [true, false],
};

export interface WindowSettings {
  readonly part: Part<"settings" | "changeSettings">;
  /** The settings as they are now. */
  current(): Settings;
}

/** `own`: the user's vault, also while the sample is shown. */
export function createSettings(parts: {
  readonly session: Pick<Session, "own">;
  readonly tell: (event: BridgeEvent) => void;
}): WindowSettings {
  /** What was chosen while there was no vault. */
  let chosen: Partial<Settings> = {};
  const current = (): Settings => {
    const vault = parts.session.own();
    return { ...defaults(), ...chosen, ...(vault.ok ? stored(vault.value) : {}) };
  };
  const change = (wanted: Partial<Settings>): Result<Settings> => {
    const vault = parts.session.own();
    const kept = vault.ok ? store(vault.value, { ...chosen, ...wanted }) : ok();
    if (!kept.ok) return kept;
    chosen = vault.ok ? {} : { ...chosen, ...wanted };
    parts.tell({ type: "settings" });
    return ok(current());
  };
  return {
    current,
    part: {
      settings: () => Promise.resolve(ok(current())),
      changeSettings: (wanted) => Promise.resolve(change(withoutGaps(wanted))),
    },
  };
}

/** Whether keys of this vault are checked without being asked; off until the user said yes. */
export const isCheckedDaily = (vault: Pick<Vault, "setting">): boolean =>
  stored(vault).checkDaily ?? defaults().checkDaily;

/** The same setting, from a terminal. */
export const setCheckedDaily = (
  vault: Pick<Vault, "setSetting" | "together">,
  checkDaily: boolean,
): Result<void> => store(vault, { checkDaily });

const names = Object.keys(choices) as (keyof Settings)[];
/** The name of a setting's row in the vault. */
const rowName = (name: keyof Settings): string => `window.${name}`;

function defaults(): Settings {
  return Object.fromEntries(names.map((name) => [name, choices[name][0]])) as unknown as Settings;
}

/** What the vault has of them. What another version or another hand wrote there counts only when it fits. */
function stored(vault: Pick<Vault, "setting">): Partial<Settings> {
  try {
    return Object.fromEntries(
      names.flatMap((name) => {
        const value = readText(vault.setting(rowName(name)));
        return fits(name, value) ? [[name, value]] : [];
      }),
    );
  } catch {
    return {};
  }
}

function readText(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fits(name: keyof Settings, value: unknown): boolean {
  if (name === "digestTime") return typeof value === "string" && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value);
  return (choices[name] as readonly unknown[]).includes(value);
}

function store(vault: Pick<Vault, "setSetting" | "together">, wanted: Partial<Settings>): Result<void> {
  try {
    return vault.together(() => {
      for (const name of names)
        if (wanted[name] !== undefined) vault.setSetting(rowName(name), JSON.stringify(wanted[name]));
      return ok();
    });
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

/** The schema lets `undefined` through for what is not changed. */
function withoutGaps(wanted: {
  readonly [Name in keyof Settings]?: Settings[Name] | undefined;
}): Partial<Settings> {
  const given = Object.entries(wanted).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<Settings>;
}
