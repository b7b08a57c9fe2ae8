/** What can be done with providers: the switch of their checks, and those of the user's own. */
import { tell } from "./actions-keys.ts";
import type { Actions, Result } from "./state.ts";
import { complain, type Workshop } from "./surroundings.ts";

type ProviderActions = Pick<
  Actions,
  "switchChecks" | "chooseDefinition" | "disableProvider" | "exportProvider" | "removeProvider"
>;

export function providerActions(shop: Workshop): ProviderActions {
  const { api, get, vault, changes } = shop;
  const nameOf = (id: string): string => get().providers.find((one) => one.id === id)?.name ?? id;
  /** The answer, once the vault is shown as it is after the change; a refusal is told. */
  const changed = <Value>(asked: Promise<Result<Value>>): Promise<Result<Value>> =>
    changes.count(
      asked.then(async (answer) => {
        if (answer.ok) await vault.refresh();
        else complain(shop, answer.error);
        return answer;
      }),
    );
  return {
    async switchChecks(provider, to) {
      const name = nameOf(provider);
      const answer = await changed(api.switchChecks({ provider, to }));
      if (!answer.ok) return false;
      if (answer.value.undo !== null) tell(shop, `Checks of ${name} are ${to}`, answer.value);
      return true;
    },
    async chooseDefinition() {
      const chosen = await api.chooseFile("provider");
      if (!chosen.ok) return complain(shop, chosen.error);
      const { file } = chosen.value;
      if (file !== null) get().actions.open({ name: "own-provider", file });
    },
    async disableProvider(id) {
      const name = nameOf(id);
      const answer = await changed(api.disableOwnProvider(id));
      if (!answer.ok) return false;
      shop.toast({
        title: `${name} is disabled`,
        description: "Its keys stay, and are not checked.",
        tone: "ok",
      });
      return true;
    },
    async exportProvider(id) {
      const answer = await api.exportOwnProvider({ id, format: "toml" });
      if (!answer.ok) return complain(shop, answer.error);
      const { shown } = answer.value;
      if (shown !== null) shop.toast({ title: "Saved the definition", description: shown, tone: "ok" });
    },
    async removeProvider(id, force) {
      const name = nameOf(id);
      const answer = await changed(api.removeOwnProvider({ id, force }));
      if (!answer.ok) return false;
      tell(shop, `Removed the provider ${name}`, answer.value);
      return true;
    },
  };
}
