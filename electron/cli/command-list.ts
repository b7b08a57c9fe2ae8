/**
 * The commands that exist, with the file that each of them comes from. A file is loaded when its
 * command is called, so that `list` does not pay for the catalogue, the network or the keychain.
 */
import type { RegisterCommands } from "./context.ts";

export interface CommandEntry {
  readonly name: string;
  /** One line of `keystow --help`; the command's own description is the same text. */
  readonly summary: string;
  readonly group: "Keys" | "Checks" | "Files" | "Rotation" | "Housekeeping" | "The vault";
  /** Whether the command looks into the catalogue of providers. */
  readonly catalogue: boolean;
  readonly load: () => Promise<RegisterCommands>;
}

type Facts = Pick<CommandEntry, "name" | "summary" | "group"> & { readonly catalogue?: true };

function entry({ catalogue, ...facts }: Facts, load: CommandEntry["load"]): CommandEntry {
  return { ...facts, catalogue: catalogue === true, load };
}

const store = async (): Promise<RegisterCommands> =>
  (await import("./commands/store.ts")).registerStoreCommands;
const housekeeping = async (): Promise<RegisterCommands> =>
  (await import("./commands/housekeeping.ts")).registerHousekeepingCommands;
const providers = async (): Promise<RegisterCommands> =>
  (await import("./commands/providers.ts")).registerProviderCommands;
const rotation = async (): Promise<RegisterCommands> =>
  (await import("./commands/rotation.ts")).registerRotationCommands;

const keys: readonly CommandEntry[] = [
  entry(
    {
      name: "add",
      summary: "store a key (hidden prompt or stdin) and check it",
      group: "Keys",
      catalogue: true,
    },
    async () => (await import("./commands/add.ts")).registerAddCommand,
  ),
  entry(
    { name: "list", summary: "the keys, masked", group: "Keys" },
    async () => (await import("./commands/list.ts")).registerListCommand,
  ),
  entry(
    { name: "show", summary: "everything that is known of one key, masked", group: "Keys", catalogue: true },
    async () => (await import("./commands/show.ts")).registerShowCommand,
  ),
  entry(
    { name: "get", summary: "the value itself, to a pipe", group: "Keys" },
    async () => (await import("./commands/get.ts")).registerGetCommand,
  ),
];

const checks: readonly CommandEntry[] = [
  entry(
    { name: "check", summary: "ask the providers whether keys still work", group: "Checks", catalogue: true },
    async () => (await import("./commands/check.ts")).registerCheckCommand,
  ),
  entry(
    {
      name: "schedule",
      summary: "check keys daily without being asked: on, off, status",
      group: "Checks",
      catalogue: true,
    },
    async () => (await import("./commands/schedule.ts")).registerScheduleCommand,
  ),
  entry(
    { name: "ledger", summary: "what was sent where", group: "Checks", catalogue: true },
    async () => (await import("./commands/ledger.ts")).registerLedgerCommand,
  ),
  entry(
    { name: "providers", summary: "the providers that are known", group: "Checks", catalogue: true },
    providers,
  ),
  entry(
    {
      name: "provider",
      summary: "providers of your own: add, list, enable, export, remove",
      group: "Checks",
      catalogue: true,
    },
    async () => (await import("./commands/provider.ts")).registerProviderCommand,
  ),
  entry(
    { name: "detect", summary: "what a pasted text could be, offline", group: "Checks", catalogue: true },
    providers,
  ),
];

const files: readonly CommandEntry[] = [
  entry(
    {
      name: "env",
      summary: "write keys into a .env file, or show what would change",
      group: "Files",
      catalogue: true,
    },
    async () => (await import("./commands/env.ts")).registerEnvCommands,
  ),
  entry(
    { name: "import", summary: "read .env files into the vault", group: "Files", catalogue: true },
    async () => (await import("./commands/import.ts")).registerImportCommand,
  ),
];

const dates: readonly CommandEntry[] = [
  entry(
    { name: "due", summary: "which keys are to be rotated", group: "Rotation", catalogue: true },
    rotation,
  ),
  entry({ name: "policy", summary: "how often a key is to be rotated", group: "Rotation" }, rotation),
  entry({ name: "snooze", summary: "put a rotation off", group: "Rotation" }, rotation),
];

const care: readonly CommandEntry[] = [
  entry(
    {
      name: "edit",
      summary: "whose key it is, its fields, variable, note and dates",
      group: "Housekeeping",
      catalogue: true,
    },
    async () => (await import("./commands/edit.ts")).registerEditCommand,
  ),
  entry(
    { name: "project", summary: "which project and environment a key belongs to", group: "Housekeeping" },
    housekeeping,
  ),
  entry({ name: "tag", summary: "tags of a key", group: "Housekeeping" }, housekeeping),
  entry({ name: "rename", summary: "another name for a key", group: "Housekeeping" }, housekeeping),
  entry({ name: "archive", summary: "put a key away", group: "Housekeeping" }, housekeeping),
  entry(
    { name: "restore", summary: "take a key back from the archive", group: "Housekeeping" },
    housekeeping,
  ),
  entry(
    { name: "erase", summary: "delete a key and its secret for ever", group: "Housekeeping" },
    housekeeping,
  ),
];

const vault: readonly CommandEntry[] = [
  entry({ name: "init", summary: "create the vault", group: "The vault" }, store),
  entry({ name: "store", summary: "where the secrets lie, and moving them", group: "The vault" }, store),
  entry({ name: "lock", summary: "lock the vault", group: "The vault" }, store),
  entry({ name: "unlock", summary: "unlock the vault", group: "The vault" }, store),
  entry(
    { name: "doctor", summary: "find and mend what is broken", group: "The vault" },
    async () => (await import("./commands/doctor.ts")).registerDoctorCommand,
  ),
];

const ordinary: readonly CommandEntry[] = [...keys, ...checks, ...files, ...dates, ...care, ...vault];

const demo = entry(
  {
    name: "demo",
    summary: "the whole job in a throw-away vault, with a pretend provider",
    group: "The vault",
  },
  // The demo runs the ordinary commands; it gets them from here, since it may not look back.
  async () => (await import("./commands/demo.ts")).demoCommand(ordinary),
);

/** Every command of the program. */
export const commandEntries: readonly CommandEntry[] = [...ordinary, demo];
