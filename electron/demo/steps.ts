/** The steps of the demo: what is said, and which ordinary command is run. */
import type { ExitCode } from "../cli/program.ts";

export interface DemoStep {
  readonly say: string;
  readonly words: readonly string[];
  /** Name of the pretend key that is piped in. */
  readonly input?: DemoKey;
  /** The exit code that belongs to the story. */
  readonly expected: ExitCode;
}

const demoKeys = ["fluximage", "modelslab", "deepcreative-labs", "langflow"] as const;
export type DemoKey = (typeof demoKeys)[number];

export interface DemoFacts {
  readonly passphraseFile: string;
  /** A date far enough back for its key to be overdue. */
  readonly longAgo: string;
}

const place = ["-p", "shop", "-e", "dev"] as const;

const langflowOptions = [
  "--provider",
  "langflow",
  "--field",
  "baseUrl=https://langflow.example.com",
  "--no-check",
];

function add(name: string, ...more: readonly string[]): readonly string[] {
  return ["add", name, "--stdin", ...place, ...more];
}

/** All steps in order. */
export function demoSteps({ passphraseFile, longAgo }: DemoFacts): readonly DemoStep[] {
  return [
    {
      say: "A vault. Ordinarily secrets lie in your keychain; here they are sealed with a passphrase.",
      words: ["init", "--store", "sealed", "--passphrase-file", passphraseFile],
      expected: 0,
    },
    {
      say: "A first key, from a pipe. Its form tells whose it is, and it is checked at once.",
      words: add("FLUXIMAGE_API_KEY"),
      input: "fluximage",
      expected: 0,
    },
    {
      say: "sk_live_ could be of several providers. A key is never tried out to see.",
      words: add("DEEPCREATIVE_API_KEY"),
      input: "deepcreative-labs",
      expected: 6,
    },
    {
      say: "So we say whose it is, and that it was made some months ago. The provider refuses it: exit code 3.",
      words: add("DEEPCREATIVE_API_KEY", "--provider", "deepcreative-labs", "--created-on", longAgo),
      input: "deepcreative-labs",
      expected: 3,
    },
    {
      say: "Two more, without a check for now. Langflow runs on a server of your own, so it has a base URL.",
      words: add("MODELSLAB_API_KEY", "--provider", "modelslab", "--no-check"),
      input: "modelslab",
      expected: 0,
    },
    {
      say: "",
      words: add("LANGFLOW_API_KEY", ...langflowOptions),
      input: "langflow",
      expected: 0,
    },
    {
      say: "Do they work? Each key goes to its own provider only. Exit code 3: one is rejected.",
      words: ["check", "--all"],
      expected: 3,
    },
    {
      say: "Why? A verdict comes with its evidence.",
      words: ["show", "MODELSLAB_API_KEY"],
      expected: 0,
    },
    { say: "What is to be rotated? Exit code 3: one is overdue.", words: ["due"], expected: 3 },
    {
      say: "The project has a .env file already. First the masked difference…",
      words: ["env", "diff", ".env", ...place],
      expected: 0,
    },
    {
      say: "…then the merge. What is not ours stays as it is, byte for byte.",
      words: ["env", "write", ".env", "--yes", ...place],
      expected: 0,
    },
  ];
}

/** The `.env` file that the pretend project begins with. */
export const firstEnvFile = `# Shop, development
PORT=3000            # not a secret: stays

# old key, from before
MODELSLAB_API_KEY='change-me'
export LOG_LEVEL="debug"
`;
