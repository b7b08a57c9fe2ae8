/** The two scripts that run before any other in a page, as source text. */
import { randomBytes } from "node:crypto";
import { makeCodec } from "../codec.ts";
import { makeBridge } from "./bridge.ts";
import { startIsolatedWorld } from "./isolated-world.ts";
import { startMainWorld } from "./main-world.ts";

/** As Electron names it: tools show it. */
export const isolatedWorld = "Electron Isolated Context";

export interface PageScripts {
  readonly mainWorld: string;
  readonly isolatedWorld: string;
  /** Name of the function that the isolated world sends with. */
  readonly binding: string;
  /** Name of the object in the isolated world that receives. */
  readonly entry: string;
}

const quoted = (text: string): string => JSON.stringify(text);

/**
 * Scripts for one page, with names that no page can guess. Both do nothing in a frame inside the
 * page: the preload is the main frame's. `preload` is compiled as part of the script, so no policy
 * of the page is asked about it.
 */
export function pageScripts(preload: string, process: object): PageScripts {
  const name = (): string => `_${randomBytes(16).toString("hex")}`;
  const [up, down, binding, entry] = [name(), name(), name(), name()];
  const start = `"use strict"; if (window.top !== window) return; const makeBridge = ${makeBridge.toString()};`;
  return {
    binding,
    entry,
    mainWorld: `(() => { ${start}
      const start = ${startMainWorld.toString()};
      start(makeBridge(${quoted(down)}, ${quoted(up)})); })()`,
    isolatedWorld: `(() => { ${start}
      const binding = globalThis[${quoted(binding)}]; delete globalThis[${quoted(binding)}];
      const makeCodec = ${makeCodec.toString()}; const start = ${startIsolatedWorld.toString()};
      const process = Object.freeze(${JSON.stringify(process)});
      start({ codec: makeCodec(), bridge: makeBridge(${quoted(up)}, ${quoted(down)}), binding, process,
        entry: ${quoted(entry)} }, function (require, module, exports, process) {${preload}
      }); })()
//# sourceURL=preload.js`,
  };
}
