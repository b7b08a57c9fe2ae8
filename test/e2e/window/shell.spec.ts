/** What protects the page: each protection is provoked. */
import type { ElectronApplication, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures.ts";

test.use({ vault: "none", keychain: "none" });

const elsewhere = "https://elsewhere.example/";

/** Runs `provoke` in the page and resolves with the directive that it violated. */
async function violationOf(page: Page, provoke: string): Promise<string> {
  return await page.evaluate(async (code) => {
    // The protocol lifts the policy while its own evaluation runs, so that must have ended.
    await new Promise((done) => setTimeout(done, 0));
    const seen = new Promise<string>((done) => {
      document.addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective), {
        once: true,
      });
    });
    const actions: Readonly<Record<string, () => unknown>> = {
      "inline script": () => {
        const script = document.createElement("script");
        script.append("globalThis.injected = true");
        document.head.append(script);
      },
      // oxlint-disable-next-line no-eval -- that it is refused is the point
      eval: () => (globalThis as unknown as { eval: (text: string) => unknown }).eval("1"),
      "inline style": () => document.body.setAttribute("style", "color: red"),
      "remote image": () => {
        new Image().src = "https://elsewhere.example/picture.png";
      },
      fetch: () => fetch("https://elsewhere.example/").catch(() => undefined),
      "markup from text": () => {
        document.createElement("div").innerHTML = "<b>text</b>";
      },
      "frame of a stranger": () => {
        const frame = document.createElement("iframe");
        frame.src = "https://elsewhere.example/";
        document.body.append(frame);
      },
    };
    try {
      actions[code]?.();
    } catch {
      // Refused on the spot; the event follows.
    }
    return await Promise.race([seen, new Promise<string>((done) => setTimeout(done, 3_000, "none"))]);
  }, provoke);
}

/** What each violates; for code two directives say no, and the engine may ask either first. */
const provocations = {
  "inline script": ["script-src-elem", "require-trusted-types-for"],
  eval: ["script-src", "require-trusted-types-for"],
  "inline style": ["style-src-attr"],
  "remote image": ["img-src"],
  fetch: ["connect-src"],
  "markup from text": ["require-trusted-types-for"],
  "frame of a stranger": ["frame-src"],
} as const;

test("the page's policy refuses code, styles, pictures and requests that are not the app's", async ({
  keystow,
}) => {
  const { page } = await keystow.launch();
  for (const [provoke, directives] of Object.entries(provocations))
    expect(directives, provoke).toContain(await violationOf(page, provoke));
  expect(await page.evaluate(() => "injected" in globalThis)).toBe(false);
  expect(keystow.takeProblems().length).toBeGreaterThan(0);
});

test("the page has the bridge, and neither Node nor Electron", async ({ keystow }) => {
  const { app, page } = await keystow.launch();
  const names = ["require", "process", "module", "Buffer", "global", "ipcRenderer", "electron"];
  const found = await page.evaluate((all) => all.filter((name) => name in globalThis), names);
  expect(found).toEqual([]);
  expect(await page.evaluate(() => isSecureContext)).toBe(true);
  expect(await addressOf(app)).toBe("app://keystow/");
  const bridge = await page.evaluate(() => {
    const value = (globalThis as unknown as { readonly keystow: Record<string, unknown> }).keystow;
    return {
      frozen: Object.isFrozen(value),
      kinds: [...new Set(Object.values(value).map((one) => typeof one))],
    };
  });
  expect(bridge).toEqual({ frozen: true, kinds: ["function"] });
});

const addressOf = (app: ElectronApplication): Promise<string | undefined> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL());

test("the window's settings are the strict ones", async ({ keystow }) => {
  const { app } = await keystow.launch();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  });
});

test("the page opens no window", async ({ keystow }) => {
  const { app, page } = await keystow.launch();
  expect(await page.evaluate((address) => window.open(address) === null, elsewhere)).toBe(true);
  await page.evaluate((address) => {
    const link = Object.assign(document.createElement("a"), { href: address, target: "_blank" });
    document.body.append(link);
    link.click();
  }, elsewhere);
  expect(app.windows()).toHaveLength(1);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  keystow.takeProblems();
});

test("the page goes nowhere else", async ({ keystow }) => {
  const { app, page } = await keystow.launch();
  await app.evaluate(({ BrowserWindow }) => {
    const seen: string[] = [];
    BrowserWindow.getAllWindows()[0]?.webContents.on("will-frame-navigate", (event) =>
      seen.push(`${event.url} ${event.defaultPrevented}`),
    );
    Object.assign(globalThis, { seenNavigations: seen });
  });
  // Not awaited as a navigation: there is none to wait for.
  await page.evaluate((address) => void setTimeout(() => location.assign(address), 0), elsewhere);
  const prevented = (): Promise<readonly string[]> =>
    app.evaluate(() => (globalThis as unknown as { seenNavigations: string[] }).seenNavigations);
  await expect.poll(prevented).toEqual([`${elsewhere} true`]);
  expect(await addressOf(app)).toBe("app://keystow/");
  keystow.takeProblems();
});

test("the page gets no permission", async ({ keystow }) => {
  const { page } = await keystow.launch();
  const answers = await page.evaluate(async () => {
    const position = new Promise<string>((done) => {
      navigator.geolocation.getCurrentPosition(
        () => done("given"),
        () => done("denied"),
      );
    });
    const camera = navigator.mediaDevices
      .getUserMedia({ audio: true, video: true })
      .then(() => "given")
      .catch(() => "denied");
    const notifications = Notification.requestPermission();
    const clipboard = navigator.clipboard
      .readText()
      .then(() => "given")
      .catch(() => "denied");
    return await Promise.all([position, camera, notifications, clipboard]);
  });
  expect(answers).toEqual(["denied", "denied", "denied", "denied"]);
  keystow.takeProblems();
});

test("a frame inside the page has no bridge", async ({ keystow }) => {
  const { page } = await keystow.launch();
  const found = await page.evaluate(() => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const inside = frame.contentWindow;
    return {
      bridge: inside !== null && "keystow" in inside,
      require: inside !== null && "require" in inside,
    };
  });
  expect(found).toEqual({ bridge: false, require: false });
  keystow.takeProblems();
});

test("a webview is an element like any other", async ({ keystow }) => {
  const { app, page } = await keystow.launch();
  await page.evaluate((address) => {
    const view = document.createElement("webview");
    view.setAttribute("src", address);
    document.body.append(view);
  }, elsewhere);
  expect(await page.evaluate(() => "loadURL" in (document.querySelector("webview") ?? {}))).toBe(false);
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test("the page saves no download", async ({ keystow }) => {
  const { app, page } = await keystow.launch();
  await app.evaluate(({ BrowserWindow }) => {
    const seen: boolean[] = [];
    BrowserWindow.getAllWindows()[0]?.webContents.session.on("will-download", (event) =>
      seen.push(event.defaultPrevented),
    );
    Object.assign(globalThis, { seenDownloads: seen });
  });
  await page.evaluate(() => {
    const address = URL.createObjectURL(new Blob(["content"]));
    const link = Object.assign(document.createElement("a"), { href: address, download: "file.txt" });
    document.body.append(link);
    link.click();
  });
  const seen = (): Promise<readonly boolean[]> =>
    app.evaluate(() => (globalThis as unknown as { seenDownloads: boolean[] }).seenDownloads);
  await expect.poll(seen).toEqual([true]);
  keystow.takeProblems();
});

test("a second start brings the window to the front and ends", async ({ keystow }) => {
  const { app } = await keystow.launch();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  expect(await keystow.launchAgain()).toBe(0);
  const state = (): Promise<readonly (boolean | undefined)[]> =>
    app.evaluate(({ BrowserWindow }) => {
      const [window, ...more] = BrowserWindow.getAllWindows();
      return [window?.isMinimized(), window?.isVisible(), more.length === 0];
    });
  await expect.poll(state).toEqual([false, true, true]);
});

test("the app's own theme reaches the page", async ({ keystow }) => {
  const { app, page } = await keystow.launch();
  for (const theme of ["dark", "light"] as const) {
    await app.evaluate(({ nativeTheme }, chosen) => {
      nativeTheme.themeSource = chosen;
    }, theme);
    const dark = (): Promise<boolean> =>
      page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
    await expect.poll(dark).toBe(theme === "dark");
    await expectAccessible(page);
  }
});
