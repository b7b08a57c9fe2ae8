/** What the keychain answered when it was tried out, and what mends it where it does not work. */
import { useEffect, useState } from "react";
import { useActions, useApp } from "../../store/context.tsx";
import type { AppState } from "../../store/state.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Status } from "../../ui/Status.tsx";
import { CopyCommand } from "../frame/CopyCommand.tsx";
import styles from "./FirstRun.module.css";
import { probeText, type ProbeText } from "./words.ts";

const platformOf = ({ appInfo }: AppState) => appInfo?.platform ?? null;

function Fix({ systems, command }: NonNullable<ProbeText["fix"]>) {
  return (
    <p className={styles.fix}>
      {systems}: <code>{command}</code> <CopyCommand command={command} />
    </p>
  );
}

/** The keychain is tried again, or the user chooses the sealed file: never one in silence for the other. */
function Ways({ onSealed }: { readonly onSealed: () => void }) {
  const { refreshStoreState } = useActions();
  const [asking, setAsking] = useState(false);
  const retry = async (): Promise<void> => {
    setAsking(true);
    await refreshStoreState();
    setAsking(false);
  };
  return (
    <>
      <Button busy={asking} onClick={() => void retry()}>
        Try again
      </Button>
      <Button onClick={onSealed}>Use a sealed file instead</Button>
    </>
  );
}

export function Probe({ onSealed }: { readonly onSealed: () => void }) {
  const state = useApp(({ storeState }) => storeState);
  const platform = useApp(platformOf);
  const { refreshStoreState } = useActions();
  useEffect(() => {
    void refreshStoreState();
  }, [refreshStoreState]);
  if (state === null)
    return <Status glyph="checking" tone="info" word="Trying the keychain…" detail={null} />;
  const { tone, title, text, fix } = probeText(state, platform);
  return (
    <Banner
      tone={tone}
      title={title}
      role="status"
      {...(tone === "ok" ? {} : { actions: <Ways onSealed={onSealed} /> })}
    >
      <p>{text}</p>
      {fix === null ? null : <Fix {...fix} />}
    </Banner>
  );
}
