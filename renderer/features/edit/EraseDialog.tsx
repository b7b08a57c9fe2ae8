/** Erasing cannot be undone: it names the key, and the focus is on Cancel. */
import { useActions, useApp } from "../../store/context.tsx";
import { rowOf } from "../../store/selectors.ts";
import { ConfirmDialog } from "../../ui/Dialog.tsx";

export function EraseDialog({ id }: { readonly id: string }) {
  const row = useApp((state) => rowOf(state, id));
  const { close, erase } = useActions();
  if (row === null) return null;
  const place = [row.project, row.environment].filter((part) => part !== null).join(" · ");
  return (
    <ConfirmDialog
      open
      onClose={close}
      title={`Erase ${row.name}?`}
      confirmLabel="Erase"
      danger
      onConfirm={() => {
        close();
        void erase(id);
      }}
    >
      <p>
        <code>{row.variable}</code>
        {place === "" ? "" : ` (${place})`} and its history leave the vault for good. This cannot be undone.
        The key stays valid at {row.providerName ?? "its provider"} until you revoke it there.
      </p>
      {row.archivedAt === null ? <p>To put it away instead, archive it.</p> : null}
    </ConfirmDialog>
  );
}
