/** What stands in the list's place when it has no rows: why, and what to do about it. */
import { ClipboardPaste, FileInput, FlaskConical, Keyboard } from "lucide-react";
import { useActions, useApp } from "../../store/context.tsx";
import { allRows } from "../../store/selectors.ts";
import type { AppState, View } from "../../store/state.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";

interface Words {
  readonly title: string;
  readonly text: string;
}

/** Why a view has no keys although the vault has some. */
export function emptyWords(view: View): Words {
  if (view.name !== "keys") return { title: "No keys here", text: "Move a key here, or add one." };
  const words: Readonly<Record<typeof view.list, Words>> = {
    all: { title: "No keys", text: "Every key is in the archive." },
    attention: { title: "Nothing needs attention", text: "No key is rejected, limited, overdue or expired." },
    due: { title: "Nothing is due", text: "Keys show up here two weeks before they are due." },
    archive: {
      title: "The archive is empty",
      text: "Archived keys stay here until you restore or erase them.",
    },
  };
  return words[view.list];
}

function NoKeys() {
  const actions = useActions();
  const sample = useApp(({ overview }) => overview?.state === "ready" && overview.sample);
  return (
    <EmptyState
      title="No keys yet"
      actions={
        <>
          <Button
            variant="primary"
            icon={<ClipboardPaste size={16} strokeWidth={1.75} aria-hidden />}
            onClick={() => {
              actions.open({ name: "add" });
            }}
          >
            Paste a key
          </Button>
          <Button
            variant="secondary"
            icon={<FileInput size={16} strokeWidth={1.75} aria-hidden />}
            onClick={() => {
              actions.go({ name: "import" });
            }}
          >
            Import a .env file
          </Button>
          {sample ? null : (
            <Button
              variant="secondary"
              icon={<FlaskConical size={16} strokeWidth={1.75} aria-hidden />}
              onClick={() => void actions.openSample()}
            >
              Try with sample data
            </Button>
          )}
          <Button
            variant="secondary"
            icon={<Keyboard size={16} strokeWidth={1.75} aria-hidden />}
            onClick={() => {
              actions.open({ name: "shortcuts" });
            }}
          >
            See all shortcuts
          </Button>
        </>
      }
    >
      Paste one anywhere in this window, or bring those that stand in a file.
    </EmptyState>
  );
}

function NoMatch({ query }: { readonly query: string }) {
  const actions = useActions();
  return (
    <EmptyState
      title="No match"
      actions={
        <Button
          variant="secondary"
          onClick={() => {
            actions.setQuery("");
            document.querySelector<HTMLElement>("#key-filter")?.focus();
          }}
        >
          Clear filter
        </Button>
      }
    >
      No key matches <code>{query}</code>.
    </EmptyState>
  );
}

const isEmptyVault = (state: AppState): boolean => allRows(state).length === 0;

export function EmptyList() {
  const query = useApp((state) => state.query);
  const view = useApp((state) => state.view);
  const emptyVault = useApp(isEmptyVault);
  if (query.trim() !== "") return <NoMatch query={query.trim()} />;
  if (emptyVault && !(view.name === "keys" && view.list === "archive")) return <NoKeys />;
  const { title, text } = emptyWords(view);
  return <EmptyState title={title}>{text}</EmptyState>;
}
