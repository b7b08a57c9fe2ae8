/** What can be done with a provider of the user's own. */
import { Copy, Download } from "lucide-react";
import { useActions, useApp } from "../../store/context.tsx";
import type { ProviderDetail } from "../../store/state.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import panel from "../detail/Detail.module.css";
import { isLocked } from "../detail/use-reveal.ts";
import { stateWords } from "./provider-words.ts";
import styles from "./Providers.module.css";

const iconProps = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

/** The bridge copies no longer texts; those can be saved. */
const longestCopy = 4_000;

/** Why it is not in use, and the way back; nothing for all others. */
export function OwnState({ detail: { id, own } }: { readonly detail: ProviderDetail }) {
  const { open } = useActions();
  const locked = useApp(isLocked);
  const words = own === null ? null : stateWords(own.state);
  if (own === null || words === null) return null;
  return (
    <Banner
      tone={words.tone}
      title={words.title}
      actions={
        own.definition === null ? null : (
          <Button disabled={locked} onClick={() => open({ name: "enable-provider", id })}>
            Enable…
          </Button>
        )
      }
    >
      {words.text}
    </Banner>
  );
}

function Tools({ id, toml }: { readonly id: string; readonly toml: string }) {
  const { copyText, exportProvider } = useActions();
  return (
    <span className={styles.tools}>
      {toml.length > longestCopy ? null : (
        <IconButton
          label="Copy"
          icon={<Copy {...iconProps} />}
          onClick={() => void copyText(toml, "Copied the definition")}
        />
      )}
      <IconButton
        label="Save as…"
        icon={<Download {...iconProps} />}
        onClick={() => void exportProvider(id)}
      />
    </span>
  );
}

/** The user's definition: changed, disabled, handed on, removed. */
export function OwnCard({ detail: { id, own } }: { readonly detail: ProviderDetail }) {
  const { open, disableProvider } = useActions();
  const locked = useApp(isLocked);
  if (own === null) return null;
  const { definition, state } = own;
  return (
    <Card
      title="Your definition"
      aside={definition === null ? null : <Tools id={id} toml={definition.toml} />}
    >
      <p className={panel.quiet}>You defined this provider. Whoever runs its server can read its keys.</p>
      <div className={panel.buttons}>
        {definition === null ? null : (
          <>
            <Button disabled={locked} onClick={() => open({ name: "own-provider", id })}>
              Edit…
            </Button>
          </>
        )}
        {state === "enabled" ? (
          <Button disabled={locked} onClick={() => void disableProvider(id)}>
            Disable
          </Button>
        ) : null}
        <Button variant="danger" disabled={locked} onClick={() => open({ name: "remove-provider", id })}>
          Remove…
        </Button>
      </div>
    </Card>
  );
}
