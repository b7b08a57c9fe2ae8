/** The dialogs for providers of the user's own: one at a time, and only there while it is open. */
import { useApp } from "../../store/context.tsx";
import { EnableProviderDialog } from "./EnableProviderDialog.tsx";
import { OwnProviderDialog } from "./OwnProviderDialog.tsx";
import { RemoveProviderDialog } from "./RemoveProviderDialog.tsx";

export function OwnProviderDialogs() {
  const dialog = useApp((state) => state.dialog);
  switch (dialog?.name) {
    case "own-provider":
      return <OwnProviderDialog key={dialog.file?.handle ?? dialog.id ?? "new"} {...dialog} />;
    case "enable-provider":
      return <EnableProviderDialog key={dialog.id} id={dialog.id} />;
    case "remove-provider":
      return <RemoveProviderDialog key={dialog.id} id={dialog.id} />;
    default:
      return null;
  }
}
