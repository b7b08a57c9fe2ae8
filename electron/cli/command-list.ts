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
