/** What happens when something broke that should not: texts of ours only, a foreign one may quote a secret. */
import { app, dialog } from "electron";

/** A page that crashes twice within this time would crash again. */
const crashLoopTime = 60_000;

/** Decides for each crash of the page whether it is loaded once more. `now` in milliseconds. */
export function crashPolicy(): (now: number) => "reload" | "give-up" {
  let last: number | null = null;
  return (now) => {
    const again = last !== null && now - last < crashLoopTime;
    last = now;
    return again ? "give-up" : "reload";
  };
}

/** Tells that the page cannot be kept alive, and ends the app. Nothing is lost: the vault is in this process. */
export function giveUp(): void {
  dialog.showErrorBox(
    "Keystow's window has crashed again",
    "Nothing is lost. Start Keystow once more; if it stays so, use keystow in a terminal.",
  );
  app.quit();
}

/** The app cannot begin. */
export function tellBrokenInstallation(): void {
  dialog.showErrorBox(
    "Keystow cannot show its window",
    "A part of the program is missing. Install it again.",
  );
  app.quit();
}

/**
 * Before anything else: no report of a crash holds the environment, no file that we make can be read
 * by others, and an error that nobody caught is not printed.
 */
export function keepFailuresQuiet(process: NodeJS.Process): void {
  process.umask(0o077);
  if (process.report !== undefined) process.report.excludeEnv = true;
  process.on("unhandledRejection", () => {
    process.stderr.write("Keystow: an internal error was caught.\n");
  });
  process.on("uncaughtException", () => {
    process.stderr.write("Keystow: an internal error ends the app.\n");
    app.quit();
  });
}
