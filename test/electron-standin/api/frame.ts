/** `WebFrameMain`: what a handler may know of the frame that asks. */
import { originOf, toOuter } from "../addresses.ts";
import { guarded } from "../missing.ts";
import type { PageHost } from "../page-host.ts";
import { schemes } from "../state.ts";

export interface StandInFrame {
  readonly url: string;
  readonly origin: string;
  readonly name: string;
  readonly frameToken: string;
  readonly processId: number;
  readonly routingId: number;
  readonly detached: boolean;
  readonly parent: StandInFrame | null;
  readonly top: StandInFrame | null;
  isDestroyed(): boolean;
}

/** A frame as it is now, or null when it is gone. A page's frames share one process. */
export function frameOf(contents: { readonly page: PageHost }, id: string): StandInFrame | null {
  const { page } = contents;
  const frame = page.frames.get(id);
  if (frame === undefined) return null;
  const url = toOuter(schemes, frame.url);
  return guarded<StandInFrame>("webFrameMain", {
    url,
    origin: originOf(url),
    name: frame.name,
    frameToken: frame.id,
    processId: 1,
    routingId: 1,
    detached: false,
    get parent() {
      return frame.parent === null ? null : frameOf(contents, frame.parent);
    },
    get top() {
      return page.mainFrame === null ? null : frameOf(contents, page.mainFrame.id);
    },
    isDestroyed: () => !page.frames.has(id),
  });
}
