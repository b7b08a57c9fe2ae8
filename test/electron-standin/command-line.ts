/** The command line of Electron's program, as far as the app and a test driver use it. */

export interface CommandLine {
  /** Modules to load before the app (`-r FILE`). */
  readonly preloaded: readonly string[];
  /** Port of Node's inspector, 0 for any; null: none. */
  readonly inspectPort: number | null;
  /** The app's folder or file. */
  readonly entry: string | null;
  readonly showVersion: boolean;
}

/** Reads the parameters after the program's name. */
export function parseCommandLine(parameters: readonly string[]): CommandLine {
  const preloaded: string[] = [];
  let inspectPort: number | null = null;
  let entry: string | null = null;
  for (let place = 0; place < parameters.length && entry === null; place += 1) {
    const one = parameters[place] ?? "";
    const inspect = /^--inspect(?:-brk)?(?:=(?:.*:)?(\d+))?$/.exec(one);
    if (one === "-r" || one === "--require") {
      place += 1;
      preloaded.push(parameters[place] ?? "");
    } else if (inspect !== null) inspectPort = Number(inspect[1] ?? 9229);
    else if (!one.startsWith("-")) entry = one;
  }
  const showVersion = parameters[0] === "--version" || parameters[0] === "-v";
  return { preloaded, inspectPort, entry, showVersion };
}

/** Whether `--NAME` or `--NAME=VALUE` is there. */
export function hasSwitch(parameters: readonly string[], name: string): boolean {
  return parameters.some((one) => one === `--${name}` || one.startsWith(`--${name}=`));
}

/** The value of the last `--NAME=VALUE`, else the empty text. */
export function switchValue(parameters: readonly string[], name: string): string {
  const found = parameters.findLast((one) => one.startsWith(`--${name}=`));
  return found?.slice(name.length + 3) ?? "";
}
