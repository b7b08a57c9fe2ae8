/**
 * Asks git about one file without letting the repository run anything. A repository is foreign data:
 * its `.git/config` may name programs for `core.fsmonitor`, hooks, aliases, filters, ssh and transports,
 * and plain `git ls-files` runs the first of them. So: an absolute git, no shell, the dangerous settings
 * overridden on the command line, no network transports, and only commands that read.
 */
import { execFile } from "node:child_process";
import { access, constants, realpath } from "node:fs/promises";
import { basename, delimiter, dirname, isAbsolute, join, relative } from "node:path";
import { fail, ok } from "../core/errors.ts";
import type { Result } from "../core/errors.ts";
import type { Git, GitFacts } from "../core/ports.ts";

export interface GitOptions {
  /** The program to run; null: none is installed. Default: found in the system's folders, then in PATH. */
  readonly program?: string | null;
  /** Time for all questions about one file together, in milliseconds. */
  readonly limitMs?: number;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

interface Answer {
  /** Exit code; null when git did not end by itself. */
  readonly code: number | null;
  readonly output: string;
  /** Git refuses because the repository belongs to somebody else (`safe.directory`). */
  readonly distrusted: boolean;
  /** Git says that there is no repository, which differs from one that it cannot read. */
  readonly outside: boolean;
}

const isWindows = process.platform === "win32";
const systemPrograms = isWindows
  ? ["C:\\Program Files\\Git\\cmd\\git.exe", "C:\\Program Files\\Git\\bin\\git.exe"]
  : ["/usr/bin/git", "/usr/local/bin/git", "/opt/homebrew/bin/git", "/bin/git"];

const isInside = (path: string, folder: string): boolean => {
  const way = relative(folder, path);
  return way === "" || (!way.startsWith("..") && !isAbsolute(way));
};

const isExecutable = async (path: string): Promise<boolean> => {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * An absolute git: the system's first, then PATH without relative parts, `node_modules`, and folders
 * inside the place that is asked about, where anybody may have put a program called git.
 */
const findGit = async (folder: string, path: string): Promise<string | null> => {
  const name = isWindows ? "git.exe" : "git";
  const fromPath = path
    .split(delimiter)
    .filter(
      (entry) =>
        isAbsolute(entry) &&
        !entry.includes("node_modules") &&
        !isInside(entry, folder) &&
        !isInside(entry, process.cwd()),
    )
    .map((entry) => join(entry, name));
  for (const candidate of [...systemPrograms, ...fromPath]) {
    if (await isExecutable(candidate)) return candidate;
  }
  return null;
};

/** Everything that a repository's configuration could make git run is switched off here. */
const safeSettings = [
  "core.fsmonitor=false",
  `core.hooksPath=${isWindows ? "NUL" : "/dev/null"}`,
  "core.pager=cat",
  "core.sshCommand=false",
  "core.askPass=",
  "credential.helper=",
  "diff.external=",
  "protocol.allow=never",
  "safe.bareRepository=explicit",
];

/**
 * What git may see of the environment: no GIT_ variable of ours, no language, no prompt, no fetch of
 * missing objects. HOME stays, because the user's own ignore rules count.
 */
const scrubbed = (environment: Readonly<Record<string, string | undefined>>): Record<string, string> => {
  const kept = [
    "PATH",
    "HOME",
    "XDG_CONFIG_HOME",
    "USERPROFILE",
    "HOMEDRIVE",
    "HOMEPATH",
    "SystemRoot",
    "TEMP",
    "TMP",
  ];
  const inherited = kept.flatMap((name) =>
    environment[name] === undefined ? [] : [[name, environment[name]] as const],
  );
  return {
    ...Object.fromEntries(inherited),
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "none",
    NoDefaultCurrentDirectoryInExePath: "1",
  };
};

const makeAsk =
  (program: string, folder: string, environment: Record<string, string>, deadline: number) =>
  (...command: readonly string[]): Promise<Answer> =>
    new Promise((finish) => {
      const settings = safeSettings.flatMap((setting) => ["-c", setting]);
      const options = ["--no-pager", "--no-optional-locks", "-C", folder];
      const timeout = Math.max(1, Math.ceil(deadline - performance.now()));
      execFile(
        program,
        [...settings, ...options, ...command],
        {
          env: environment,
          cwd: dirname(program),
          timeout,
          killSignal: "SIGKILL",
          maxBuffer: 64 * 1024,
          windowsHide: true,
          shell: false,
        },
        (error, stdout, stderr) => {
          const code = error === null ? 0 : typeof error.code === "number" ? error.code : null;
          const distrusted = /dubious ownership|safe\.directory|safe\.bareRepository/.test(stderr);
          finish({ code, output: stdout, distrusted, outside: /not a git repository/i.test(stderr) });
        },
      );
    });

const noAnswer = (why: string, hint: string): Result<never> =>
  fail("unsupported", `git cannot tell whether this file is tracked: ${why}.`, { hint });

const facts = async (ask: ReturnType<typeof makeAsk>, name: string): Promise<Result<GitFacts>> => {
  const inside = await ask("rev-parse", "--is-inside-work-tree");
  if (inside.distrusted) {
    return noAnswer(
      "the repository belongs to another user, so git does not trust it",
      "Check the repository's owner before you write keys into it.",
    );
  }
  if (inside.outside || inside.output.trim() === "false")
    return ok({ inRepository: false, tracked: false, ignored: false });
  // `./` keeps git from taking a name for an option or for a pattern with magic; `*` needs the flag.
  const [listed, ignored] = await Promise.all([
    ask("--literal-pathspecs", "ls-files", "--cached", "-z", "--", `./${name}`),
    ask("check-ignore", "--quiet", "--", `./${name}`),
  ]);
  if (inside.code !== 0 || listed.code !== 0 || (ignored.code !== 0 && ignored.code !== 1)) {
    return noAnswer(
      "it did not answer in time, or the repository is damaged",
      "Run `git status` there to see what is wrong.",
    );
  }
  return ok({ inRepository: true, tracked: listed.output !== "", ignored: ignored.code === 0 });
};

/**
 * The real git. `inspect` answers within `limitMs` (3 s) and changes nothing. Errors: `unsupported`
 * when git is not installed, does not answer in time, or does not trust the repository.
 */
export const makeGit = (options: GitOptions = {}): Git => ({
  inspect: async (path) => {
    const environment = options.environment ?? process.env;
    const deadline = performance.now() + (options.limitMs ?? 3_000);
    try {
      const folder = await realpath(dirname(path));
      const program =
        options.program === undefined ? await findGit(folder, environment["PATH"] ?? "") : options.program;
      if (program === null)
        return noAnswer("git is not installed", "Check by yourself that the file is not committed.");
      return await facts(makeAsk(program, folder, scrubbed(environment), deadline), basename(path));
    } catch {
      return noAnswer("its folder cannot be read", "Check the path.");
    }
  },
});
