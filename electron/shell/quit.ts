/** The way out: what must happen before the app ends, within a bounded time. */
import { app } from "electron";

/** Nothing may keep the app from ending for longer, in milliseconds. */
const quitLimit = 3_000;

/**
 * Runs `finish` once before the app ends. Electron does not wait for a listener of `before-quit`:
 * so the quit is called off, and asked for again when `finish` is done, has failed, or takes too long.
 */
export function finishBeforeQuit(finish: () => Promise<void>, limit: number = quitLimit): void {
  let state: "running" | "finishing" | "finished" = "running";
  app.on("before-quit", (event) => {
    if (state === "finished") return;
    event.preventDefault();
    if (state === "finishing") return;
    state = "finishing";
    void end();
  });
  const end = async (): Promise<void> => {
    await bounded(finish, limit);
    state = "finished";
    app.quit();
  };
}

async function bounded(finish: () => Promise<void>, limit: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((done) => {
    timer = setTimeout(done, limit);
  });
  try {
    await Promise.race([finish(), late]);
  } catch {
    // Whatever failed must not keep the app; its text may quote a secret.
  } finally {
    clearTimeout(timer);
  }
}
