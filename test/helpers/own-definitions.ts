/** Definitions of providers as a user writes them, and the rows in which a vault keeps them. */
import { definitionJson, hostsOf, readDefinition } from "../../electron/core/providers/own/index.ts";
import type { OwnProviderRow, Vault } from "../../electron/core/vault/index.ts";
import { valueOf } from "./vault-values.ts";

/** A whole definition: every key of Acme begins with `acme_`. */
export const acme = `keystow = 1
name = "Acme"
variables = ["ACME_API_KEY"]
host = "api.acme.example"
key-page = "https://acme.example/keys"

[[format]]
prefix = "acme_"
alphabet = "A-Za-z0-9"
length = 24

[check]
method = "GET"
path = "/v1/me"
key-in = "bearer"
proof = "id"

[identity]
account = "user.email"
`;

/** The same without an address of its own: each key names its server. */
export const acmeAnywhere = acme.replace('host = "api.acme.example"', "base-url = true");

/** A key of Acme that nobody ever had. */
export const acmeKey = `acme_${"0".repeat(23)}Z`;

/** Puts a definition into the vault as an import does; it arrives disabled. */
export function putDefinition(vault: Vault, text: string): OwnProviderRow {
  const definition = valueOf(readDefinition(text));
  return valueOf(
    vault.putOwnProvider({
      id: definition.id,
      definition: definitionJson(definition),
      hosts: hostsOf(definition),
    }),
  );
}

/** The same, and enabled for its own hosts. */
export function putEnabled(vault: Vault, text: string): OwnProviderRow {
  const { id, definition } = putDefinition(vault, text);
  const confirmedHosts = hostsOf(valueOf(readDefinition(definition)));
  return valueOf(vault.setOwnProviderEnabled(id, { enabled: true, confirmedHosts, definition }));
}
