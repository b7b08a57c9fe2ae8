/**
 * `npm run dev`: the app in a window that follows every change of a source file. A change of the page
 * is shown at once, by Vite's hot reload; a change of the main process or the preload starts the app
 * anew. The page keeps its address and its policy, but for the server's nonce and its socket.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createServer as createSocket, type AddressInfo } from "node:net";
import { build, createServer, type Rolldown } from "vite";
import { developmentPolicy, developmentVariable } from "../electron/shell/development.ts";
import { configOf, type Target } from "../vite.config.ts";
import { hasDisplay, programFor, programName, standInFolder } from "./electron-program.ts";
import { projectFolder } from "./project.ts";

/** Electron where it is there; `npm start` fetches it. */
const program = programFor(process.env) ?? `${standInFolder}/${programName("linux")}`;

let app: ChildProcess | null = null;

function startApp(): void {
  const started = spawn(program, [projectFolder, ...process.argv.slice(2)], {
    env: { ...process.env, [developmentVariable]: server },
    stdio: ["ignore", "inherit", "inherit"],
  });
  started.on("exit", () => {
    // A window that the user closed ends the session; one that we closed has a successor already.
    if (app === started) process.exit();
  });
  app = started;
}

function restartApp(): void {
  const old = app;
  if (old === null) return;
  app = null;
  // The next one waits for its turn: two at once would be one instance.
  old.once("exit", startApp);
  old.kill();
}

/**
 * Builds `target` now and after every change; resolves after the first build, good or not. A build
 * that fails leaves the last good one in its place, and nothing is told of it but the error.
 */
async function watch(target: Target, changed: () => void): Promise<void> {
  const { build: options, ...config } = configOf(target);
  const watcher = (await build({
    ...config,
    build: { ...options, watch: {}, emptyOutDir: false },
    configFile: false,
    logLevel: "warn",
  })) as Rolldown.RolldownWatcher;
  let failed = false;
  await new Promise<void>((firstDone) => {
    watcher.on("event", (event) => {
      if (event.code === "START") failed = false;
      if (event.code === "ERROR") failed = true;
      if (event.code !== "END") return;
      firstDone();
      if (!failed) changed();
    });
  });
}

async function freePort(): Promise<number> {
  const socket = createSocket();
  await new Promise<void>((ready) => socket.listen(0, "127.0.0.1", ready));
  const { port } = socket.address() as AddressInfo;
  await new Promise((closed) => socket.close(closed));
  return port;
}

/** Serves the page with hot reload; resolves to the server's address. */
async function servePage(): Promise<string> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const nonce = randomBytes(16).toString("base64url");
  const { build: _build, ...config } = configOf("renderer");
  const vite = await createServer({
    ...config,
    base: "/",
    configFile: false,
    logLevel: "warn",
    html: { cspNonce: nonce },
    server: {
      host: "127.0.0.1",
      port,
      strictPort: true,
      headers: { "content-security-policy": developmentPolicy(nonce, address) },
      // The page's address is not the server's. Vite's error picture is made of text: the policy refuses it.
      hmr: { protocol: "ws", host: "127.0.0.1", clientPort: port, overlay: false },
    },
  });
  await vite.listen();
  return address;
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    app?.kill();
    process.exit();
  });
}

if (!hasDisplay(process.env)) {
  console.error("There is no display. With a virtual one: xvfb-run npm run dev");
  process.exit(1);
}
const server = await servePage();
await Promise.all([watch("preload", restartApp), watch("main", restartApp)]);
startApp();
