/** What the providers view asks, for a page that stands alone: the list, one of them, the switch of the checks. */
import type { OwnProviderInfo, ProviderDetail, ProviderInfo } from "../../electron/ipc/answers.ts";
import type { Asked } from "../../electron/ipc/contract.ts";
import type { BridgeEvent } from "../../electron/ipc/events.ts";
import type { Result } from "../../electron/core/errors.ts";
import { fakeProviders } from "./fake-providers.ts";

const ok = <T>(value: T): Promise<Result<T>> => Promise.resolve({ ok: true, value });

const checkOf = (request: string | null): ProviderDetail["check"] =>
  request === null
    ? null
    : {
        request: request.replace(" ", " https://"),
        headers: ["Accept: application/json"],
        keyGoes: ["bearer token (header Authorization)"],
        whyPost: null,
        answers: [
          { because: '200 with "id": the key was accepted', status: "valid", reason: null },
          { because: "402: the account has no credit", status: "limited", reason: "no-credit" },
          { because: "401: the key is wrong or revoked", status: "rejected", reason: "invalid" },
          { because: "429: too many requests just now", status: "limited", reason: "rate-limited" },
        ],
        noControl: null,
      };

function detailOf(info: ProviderInfo, switchedOff: boolean, own: ProviderDetail["own"]): ProviderDetail {
  const { id, name, category, hosts, noCheck, request, variables, fields, hasKeyPage } = info;
  return {
    id,
    name,
    category,
    hosts,
    switchedOff,
    check: checkOf(request),
    noCheck,
    variables,
    formats: [
      { text: "sk_live_ and 16 to 247 more characters", note: null, check: null },
      {
        text: "pk_live_ and 16 to 247 more characters",
        note: "publishable key",
        check: "A publishable key is public by design and may not ask anything.",
      },
    ],
    fields,
    regions: [],
    rotation: "every 90 days; old and new key work side by side",
    hasKeyPage,
    sources: ["docs.example.com/authentication", "docs.example.com/errors"],
    confidence: "high",
    own,
  };
}

const infoOf = ({ id, facts }: OwnProviderInfo): ProviderInfo => ({
  id,
  name: facts?.name ?? id,
  category: "Your own",
  switchedOff: false,
  hosts: facts?.hosts ?? [],
  variables: facts?.variables ?? [],
  fields: [],
  noCheck: facts === null ? "What the vault keeps of it cannot be read." : null,
  request: facts?.request?.replace("https://", "") ?? null,
  hasKeyPage: false,
  policyDays: 90,
});

const definitionOf = ({ facts }: OwnProviderInfo) => {
  const [host] = facts?.hosts ?? [];
  const name = facts?.name ?? "";
  const check = { method: "GET", path: "/v1/me", "key-in": "bearer" };
  const json = { keystow: 1, name, id: facts?.id, variables: facts?.variables, host, check };
  return { toml: `keystow = 1\nname = "${name}"\nhost = "${host}"\n`, json: JSON.stringify(json) };
};

/** Their answers; the switch is remembered. */
export function fakeProviderViews(
  emit: (event: BridgeEvent) => void,
  { ownProviders }: Pick<Asked, "ownProviders">,
): Pick<Asked, "providers" | "providerDetail" | "switchChecks"> {
  const off = new Set<string>();
  const now = (info: ProviderInfo): ProviderInfo =>
    off.has(info.id)
      ? {
          ...info,
          noCheck: `You switched the checks of ${info.name} off.`,
          request: null,
          switchedOff: true,
        }
      : info;
  const own = async (): Promise<readonly OwnProviderInfo[]> => {
    const answer = await ownProviders();
    return answer.ok ? answer.value : [];
  };
  return {
    async providers() {
      const enabled = (await own()).filter(({ state }) => state === "enabled").map(infoOf);
      return await ok([...fakeProviders, ...enabled].map(now));
    },
    async providerDetail(id) {
      const mine = (await own()).find((one) => one.id === id);
      const info = mine === undefined ? fakeProviders.find((one) => one.id === id) : infoOf(mine);
      if (info === undefined)
        return { ok: false, error: { code: "provider-unknown", message: "There is no such provider." } };
      const part =
        mine === undefined
          ? null
          : { state: mine.state, addedAt: mine.addedAt, definition: definitionOf(mine) };
      return await ok(detailOf(info, off.has(id), part));
    },
    async switchChecks({ provider, to }) {
      const name = fakeProviders.find(({ id }) => id === provider)?.name ?? provider;
      if (to === "off") off.add(provider);
      else off.delete(provider);
      emit({ type: "changed" });
      emit({ type: "providers" });
      return await ok({ ids: [], undo: `Switch the checks of ${name} ${to}`, step: null });
    },
  };
}
