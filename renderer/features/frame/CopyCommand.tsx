/** Copies a command of the terminal, which stands beside it. */
import { useActions } from "../../store/context.tsx";
import { Button } from "../../ui/Button.tsx";

export function CopyCommand({ command }: { readonly command: string }) {
  const { copyText } = useActions();
  return (
    <Button
      variant="quiet"
      aria-label={`Copy ${command}`}
      onClick={() => void copyText(command, "Copied the command")}
    >
      Copy
    </Button>
  );
}
