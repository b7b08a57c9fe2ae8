/** Every setting of the window, in the order of the page. */
import { choice, onOff, timeSetting } from "./controls.tsx";
import { aboutSettings } from "./about.tsx";
import { dataSettings } from "./data.tsx";
import { generalSettings, shortcutsSetting } from "./general.tsx";
import { scheduleSetting } from "./schedule.tsx";
import type { Section } from "./setting.ts";

const security: Section = {
  id: "security",
  title: "Security",
  settings: [
    choice(
      "idleLockMinutes",
      {
        label: "Lock when idle",
        text: "After this long without a key press or a mouse move. Names and dates stay readable.",
        words: "auto lock timeout",
      },
      [
        [1, "After 1 minute"],
        [5, "After 5 minutes"],
        [10, "After 10 minutes"],
        [30, "After 30 minutes"],
        [60, "After 1 hour"],
        [0, "Never"],
      ],
    ),
    onOff("lockOnSuspend", { label: "Lock when the computer sleeps", words: "suspend" }),
    onOff("lockOnScreenLock", { label: "Lock with the screen", words: "screen lock" }),
    choice(
      "reveal",
      {
        label: "Show a secret",
        text: "It is hidden again when the window loses the focus, whichever you choose.",
        words: "reveal eye",
      },
      [
        ["hold", "While I hold the button"],
        ["toggle", "For 10 seconds after a press"],
      ],
    ),
    choice(
      "clipboardSeconds",
      {
        label: "Clear a copied secret",
        text: "Only if the clipboard still holds it. Always on lock and on quit.",
        words: "copy paste clipboard",
      },
      [
        [10, "After 10 seconds"],
        [20, "After 20 seconds"],
        [30, "After 30 seconds"],
        [60, "After 1 minute"],
        [120, "After 2 minutes"],
        [0, "Never"],
      ],
    ),
    onOff("contentProtection", {
      label: "Hide the window from screen captures while a secret is shown",
      text: "macOS and Windows can do this. Some capture programs ignore it.",
      words: "content protection screenshot recording",
    }),
  ],
};

const checks: Section = {
  id: "checks",
  title: "Checks",
  settings: [
    onOff("checkNewKeys", {
      label: "Check new keys at once",
      text: "One request with the key, only to the host of its own provider, which is shown before. Where an address might let anybody in, a made-up key follows once a day.",
      words: "network request valid host",
    }),
    onOff("checkDaily", {
      label: "Check keys daily",
      text: "About once a day each, while Keystow is open and unlocked. Requests then leave this computer at times you do not see; each stands in Activity › Requests sent. A notification tells when a key stops working.",
      words: "schedule background automatic timer notification",
    }),
    scheduleSetting,
  ],
};

const reminders: Section = {
  id: "reminders",
  title: "Reminders",
  settings: [
    onOff("digest", {
      label: "Daily reminder",
      text: "One notification a day when keys are due for rotation. None on other days.",
      words: "digest notification rotation due",
    }),
    timeSetting("digestTime", { label: "Time of the reminder", words: "digest hour" }),
    onOff("digestNames", {
      label: "Names in notifications",
      text: "Off: notifications say only how many keys they are about.",
      words: "digest private lock screen",
    }),
  ],
};

const appearance: Section = {
  id: "appearance",
  title: "Appearance",
  settings: [
    choice("theme", { label: "Theme", words: "dark light colour mode" }, [
      ["system", "As the system"],
      ["light", "Light"],
      ["dark", "Dark"],
    ]),
    choice("density", { label: "Density of lists", words: "row height compact" }, [
      ["comfortable", "Comfortable"],
      ["compact", "Compact"],
    ]),
  ],
};

const keyboard: Section = {
  id: "keyboard",
  title: "Keyboard",
  settings: [
    onOff("singleKeys", {
      label: "Single-letter shortcuts",
      text: "N adds a key, C checks one, and so on. Never while you type in a field.",
      words: "keys hotkeys",
    }),
    shortcutsSetting,
  ],
};

export const sections: readonly Section[] = [
  { id: "general", title: "General", settings: generalSettings },
  security,
  checks,
  reminders,
  appearance,
  keyboard,
  { id: "data", title: "Data", settings: dataSettings },
  { id: "about", title: "About", settings: aboutSettings },
];
