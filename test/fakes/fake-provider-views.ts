/** What the providers view asks, for a page that stands alone: the list, and the switch of the checks. */
import type { ProviderInfo } from "../../electron/ipc/answers.ts";
import type { Asked } from "../../electron/ipc/contract.ts";
import type { BridgeEvent } from "../../electron/ipc/events.ts";
import type { Result } from "../../electron/core/errors.ts";
import { fakeProviders } from "./fake-providers.ts";

const ok = <T>(value: T): Promise<Result<T>> => Promise.resolve({ ok: true, value });

/** Their answers; the switch is remembered. */
export function fakeProviderViews(
  emit: (event: BridgeEvent) => void,
): Pick<Asked, "providers" | "switchChecks"> {
  const off = new Set<string>();
  const now = (info: ProviderInfo): ProviderInfo =>
    off.has(info.id)
      ? { ...info, noCheck: `You switched the checks of ${info.name} off.`, request: null }
      : info;
  return {
    providers: () => ok(fakeProviders.map(now)),
    switchChecks({ provider, to }) {
      const name = fakeProviders.find(({ id }) => id === provider)?.name ?? provider;
      if (to === "off") off.add(provider);
      else off.delete(provider);
      emit({ type: "changed" });
      emit({ type: "providers" });
      return ok({ ids: [], undo: `Switch the checks of ${name} ${to}`, step: null });
    },
  };
}
