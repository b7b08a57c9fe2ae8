/** Which variable in which file is written from which key, and the user's settings. */
import { isAbsolute } from "node:path";
import { fail, ok } from "../errors.ts";
import type { Link } from "../model.ts";
import type { SqlRow } from "../ports.ts";
import { keyNotFound } from "./context.ts";
import type { VaultContext } from "./context.ts";
import type { Vault } from "./contract.ts";
import { guarded } from "./failures.ts";
import { readVariable } from "./input.ts";
import { readKey } from "./rows.ts";

const linkOf = (row: SqlRow): Link => ({
  keyId: row["key_id"] as string,
  file: row["file"] as string,
  variable: row["variable"] as string,
});

type LinkMethods = Pick<Vault, "links" | "putLink" | "removeLink" | "setting" | "setSetting">;

/** The vault's methods for links and settings. A variable of a file has one key: the newest link wins. */
export function linkMethods({ database }: VaultContext): LinkMethods {
  return {
    links: (id) =>
      (id === undefined
        ? database.all("SELECT * FROM links ORDER BY file, variable")
        : database.all("SELECT * FROM links WHERE key_id = ? ORDER BY file, variable", id)
      ).map(linkOf),
    putLink: (link) =>
      guarded(() => {
        const variable = readVariable(link.variable);
        if (!variable.ok) return variable;
        if (!isAbsolute(link.file) || link.file.includes("\0"))
          return fail("invalid-input", "The file of a link needs its full path.");
        if (readKey(database, link.keyId) === null) return keyNotFound(link.keyId);
        database.run(
          `INSERT INTO links (file, variable, key_id) VALUES (?, ?, ?)
           ON CONFLICT (file, variable) DO UPDATE SET key_id = excluded.key_id`,
          link.file,
          variable.value,
          link.keyId,
        );
        return ok();
      }),
    removeLink: ({ file, variable, keyId }) =>
      guarded(() => {
        database.run(
          "DELETE FROM links WHERE file = ? AND variable = ? AND key_id = ?",
          file,
          variable,
          keyId,
        );
        return ok();
      }),
    setting: (name) => {
      const value = database.get("SELECT value FROM settings WHERE name = ?", name)?.["value"];
      return typeof value === "string" ? value : null;
    },
    setSetting: (name, value) => {
      database.run(
        "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name,
        value,
      );
    },
  };
}
