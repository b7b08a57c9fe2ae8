/** Removing a provider of one's own: it names the keys that lose it. */
import { useActions } from "../../store/context.tsx";
import { ConfirmDialog } from "../../ui/Dialog.tsx";
import { keyWords } from "./provider-list.ts";
import { useOwnProviders } from "./use-providers.ts";

export function RemoveProviderDialog({ id }: { readonly id: string }) {
  const info = useOwnProviders().find((one) => one.id === id);
  const { close, go, removeProvider } = useActions();
  if (info === undefined) return null;
  const { keys, facts } = info;
  const name = facts?.name ?? id;
  const remove = async (): Promise<void> => {
    close();
    if (await removeProvider(id, keys.length > 0)) go({ name: "providers" });
  };
  return (
    <ConfirmDialog
      open
      onClose={close}
      title={`Remove ${name}?`}
      confirmLabel="Remove"
      danger
      onConfirm={() => void remove()}
    >
      {keys.length === 0 ? (
        <p>No key belongs to it.</p>
      ) : (
        <>
          <p>
            {keyWords(keys.length)} {keys.length === 1 ? "belongs" : "belong"} to it:{" "}
            {keys
              .slice(0, 5)
              .map((key) => key.name)
              .join(", ")}
            {keys.length > 5 ? ", …" : ""}.
          </p>
          <p>They stay, and are not checked until a provider of that id is back.</p>
        </>
      )}
    </ConfirmDialog>
  );
}
