/** Says that nothing here is real, while the sample vault is open. */
import { useActions, useApp } from "../../store/context.tsx";
import { Button } from "../../ui/Button.tsx";
import styles from "./SampleBanner.module.css";

export function SampleBanner() {
  const sample = useApp(({ overview }) => overview?.state === "ready" && overview.sample);
  const { closeSample } = useActions();
  if (!sample) return null;
  return (
    <div className={styles.banner} role="note">
      <span>
        <b>Sample vault.</b> The keys are made up, and checks go to pretend providers on this computer.
      </span>
      <Button variant="secondary" onClick={() => void closeSample()}>
        Close sample
      </Button>
    </div>
  );
}
