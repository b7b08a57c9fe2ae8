/** Entry point of the app: joins the desktop (shell/), the services (compose-app.ts) and the channels (ipc/). */
import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { join } from "node:path";
import { refuseDebugOutput } from "./cli/debug-output.ts";
import { version } from "./cli/version.ts";
import { composeApp } from "./compose-app.ts";
import { registerHandlers } from "./ipc/register.ts";
import { createDesktop, runtimeName } from "./shell/desktop.ts";
import { startApp } from "./shell/start.ts";

const { env: environment, platform } = process;

/** One instance, and one profile, a vault: another KEYSTOW_HOME is another window. */
function profileName(folder: string): string {
  return `keystow-window-${createHash("sha256").update(folder).digest("hex").slice(0, 8)}`;
}

const quiet = refuseDebugOutput(environment, process.execArgv);
const app = composeApp(
  { environment, platform, home: homedir(), version, runtime: runtimeName() },
  createDesktop(platform, environment),
);

startApp({
  page: join(import.meta.dirname, "../renderer"),
  preload: join(import.meta.dirname, "../preload/preload.cjs"),
  profile: profileName(app.folder),
  refusal: quiet.ok ? null : `${quiet.error.message} ${quiet.error.hint ?? ""}`,
  life: {
    ...app,
    prepare: () => {
      registerHandlers(app.asked, app.dropped);
      return { theme: app.settings().theme };
    },
  },
});
