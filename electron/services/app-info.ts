/** `appInfo`: what "About" shows. */
import { ok } from "../core/errors.ts";
import { display } from "../core/redaction/index.ts";
import type { AppInfo } from "../ipc/answers.ts";
import type { Part } from "./context.ts";

const longestPath = 400;

/** The part of the contract that tells of the program itself; nothing of it changes while it runs. */
export function createAppInfoPart(facts: {
  readonly version: string;
  readonly runtime: string;
  readonly platform: NodeJS.Platform;
  readonly folder: string;
}): Part<"appInfo"> {
  const { version, runtime } = facts;
  const folder = display(facts.folder, longestPath);
  const info: AppInfo = { version, runtime, folder, platform: shownPlatform(facts.platform) };
  return { appInfo: () => Promise.resolve(ok(info)) };
}

/** The page only needs to know whose keys and words to use; every other system is like Linux there. */
function shownPlatform(platform: NodeJS.Platform): AppInfo["platform"] {
  return platform === "darwin" || platform === "win32" ? platform : "linux";
}
