/** `provider`: providers that the user defines in a file. They arrive disabled, and nothing is sent here. */
import type { CommandRunner, RegisterCommands } from "../context.ts";
import { addExamples } from "../help.ts";
import {
  type AddOptions,
  addProvider,
  disableProvider,
  enableProvider,
  removeProvider,
} from "./provider-changes.ts";
import { exportProvider, listProviders, showProvider } from "./provider-views.ts";

const help = `Providers that Keystow does not know, defined in a TOML or JSON file: its members are explained in
docs/own-providers.md. A definition arrives disabled. Before a key is sent anywhere, you confirm the host.`;

/** Adds `provider` and its subcommands. */
export const registerProviderCommand: RegisterCommands = (program, run) => {
  const provider = program
    .command("provider")
    .summary("providers of your own: add, list, enable, export, remove")
    .description(help);
  const add = provider
    .command("add <file>")
    .description('reads a definition, disabled at first; "-" reads it from a pipe')
    .option("--enable", "enable it as well, after you confirmed its host")
    .option("--confirm-host <host>", "the host, typed out: enables it without a question")
    .action((file: string, options: AddOptions) =>
      run((context, { json }) => addProvider(context, file, options, json)),
    );
  addExamples(add, [
    "keystow provider add acme.toml",
    "keystow provider add acme.toml --enable",
    "keystow provider add - --confirm-host api.acme.example < acme.toml",
  ]);
  provider
    .command("list", { isDefault: true })
    .description("yours, and whether they are enabled")
    .action(() => run((context, { json }) => listProviders(context, json)));
  provider
    .command("show <id>")
    .description("what a definition says: host, check, where the key goes")
    .action((id: string) => run((context, { json }) => showProvider(context, id, json)));
  registerChanges(provider, run);
  addExamples(provider, ["keystow provider add acme.toml", "keystow provider enable custom-acme"]);
};

function registerChanges(provider: Parameters<RegisterCommands>[0], run: CommandRunner): void {
  const enable = provider
    .command("enable <id>")
    .description("use it, after you confirmed the host to which its keys go")
    .option("--confirm-host <host>", "the host, typed out, in place of the question")
    .action((id: string, { confirmHost }: Pick<AddOptions, "confirmHost">) =>
      run((context, { json }) => enableProvider(context, id, confirmHost, json)),
    );
  addExamples(enable, [
    "keystow provider enable custom-acme",
    "keystow provider enable custom-acme --confirm-host api.acme.example",
  ]);
  provider
    .command("disable <id>")
    .description("keep it, and send nothing there any more")
    .action((id: string) => run((context, { json }) => disableProvider(context, id, json)));
  const exported = provider
    .command("export <id>")
    .description("its definition, to stdout")
    .option("--format <format>", "toml or json", "toml")
    .action((id: string, { format }: { readonly format: string }) =>
      run((context, { json }) => exportProvider(context, id, format, json)),
    );
  addExamples(exported, ["keystow provider export custom-acme > acme.toml"]);
  provider
    .command("remove <id>")
    .description("forgets a definition; refused while keys belong to it")
    .option("--force", "also while keys belong to it: they stay, and are not checked any more")
    .action((id: string, { force }: { readonly force?: true }) =>
      run((context, { json }) => removeProvider(context, id, force === true, json)),
    );
}
