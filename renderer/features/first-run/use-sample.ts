/** The sample vault, which needs no vault of one's own: each step before the last offers it. */
import { useState } from "react";
import { useActions } from "../../store/context.tsx";

export interface SampleOpener {
  readonly opening: boolean;
  /** Opens it; the page shows it then. A failure is told by the action. */
  readonly openSample: () => Promise<void>;
}

export function useSample(): SampleOpener {
  const actions = useActions();
  const [opening, setOpening] = useState(false);
  return {
    opening,
    async openSample() {
      setOpening(true);
      await actions.openSample();
      setOpening(false);
    },
  };
}
