/** The dialogs that change keys: one of them at a time, and only there while it is open. */
import { useApp } from "../../store/context.tsx";
import { CheckDialog } from "./CheckDialog.tsx";
import { EditKeyDialog } from "./EditKeyDialog.tsx";
import { EraseDialog } from "./EraseDialog.tsx";
import { PolicyDialog, SnoozeDialog } from "./RotationDialogs.tsx";
import { MoveDialog, TagDialog } from "./PlaceDialogs.tsx";
import { ReplaceDialog } from "./ReplaceDialog.tsx";

export function KeyDialogs() {
  const dialog = useApp((state) => state.dialog);
  switch (dialog?.name) {
    case "edit":
      return <EditKeyDialog key={dialog.id} id={dialog.id} />;
    case "replace":
      return <ReplaceDialog key={dialog.id} id={dialog.id} />;
    case "erase":
      return <EraseDialog id={dialog.id} />;
    case "tag":
      return <TagDialog ids={dialog.ids} />;
    case "move":
      return <MoveDialog ids={dialog.ids} />;
    case "snooze":
      return <SnoozeDialog ids={dialog.ids} />;
    case "policy":
      return <PolicyDialog ids={dialog.ids} />;
    case "check":
      return <CheckDialog ids={dialog.ids} />;
    default:
      return null;
  }
}
