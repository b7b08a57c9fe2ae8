/** Which providers' checks the user switched off. The vault keeps ids and does not know the providers. */
import { fail, ok } from "../errors.ts";
import type { Database } from "../ports.ts";
import { logActivity } from "./activity.ts";
import type { VaultContext } from "./context.ts";
import type { Vault } from "./contract.ts";
import { inTransaction } from "./failures.ts";

/** The setting's name. Its value is a JSON list of provider ids. */
const settingName = "checks.off";
const providerId = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** What another version or another hand wrote there counts only as far as it fits. */
function read(database: Database): readonly string[] {
  const text = database.get("SELECT value FROM settings WHERE name = ?", settingName)?.["value"];
  if (typeof text !== "string") return [];
  try {
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list)) return [];
    const ids = list.filter((id): id is string => typeof id === "string" && providerId.test(id));
    return [...new Set(ids)].toSorted();
  } catch {
    return [];
  }
}

/** The vault's methods for the switch. `checksOff` throws what the database throws. */
export function checksOffMethods(context: VaultContext): Pick<Vault, "checksOff" | "switchChecks"> {
  const { database } = context;
  return {
    checksOff: () => read(database),
    switchChecks: (provider, to) => {
      if (!providerId.test(provider)) return fail("invalid-input", "That is no id of a provider.");
      return inTransaction(database, () => {
        const before = read(database);
        if (before.includes(provider) === (to === "off")) return ok();
        const after = to === "off" ? [...before, provider] : before.filter((id) => id !== provider);
        database.run(
          "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
          settingName,
          JSON.stringify(after),
        );
        const details = { provider, what: `checks-${to}` };
        logActivity(context, { kind: "provider-changed", keyId: null, keyName: null, details });
        return ok();
      });
    },
  };
}
