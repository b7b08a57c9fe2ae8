import { describe, expect, it } from "vitest";
import { findViolations } from "../../../scripts/layers.ts";

/** One planted line in one file, and whether the layers allow it. */
const planted: readonly (readonly [file: string, line: string, allowed: boolean])[] = [
  ["electron/core/vault/keys.ts", 'import { readFileSync } from "node:fs";', false],
  ["electron/core/vault/keys.ts", 'import electron from "electron";', false],
  ["electron/core/vault/keys.ts", 'import { redact } from "../redaction/redact.ts";', false],
  ["electron/core/vault/keys.ts", 'import { redact } from "../redaction/index.ts";', true],
  ["electron/core/vault/keys.ts", 'import type { Clock } from "../ports.ts";', true],
  ["electron/core/vault/keys.ts", 'const client = await import("node:https");', false],
  ["electron/core/vault/keys.ts", 'export * from "node:child_process";', false],
  ["electron/core/vault/keys.ts", 'type Files = typeof import("node:fs");', false],
  ["electron/core/model.ts", 'import { ok } from "./vault/index.ts";', false],
  ["electron/core/checks/verdict.ts", 'import { createHttpClient } from "../../adapters/https.ts";', false],
  ["electron/adapters/https.ts", 'import { checkKey } from "../core/checks/verdict.ts";', false],
  ["electron/adapters/https.ts", 'import { connect } from "./https-proxy.ts";', true],
  ["electron/adapters/https.ts", 'import { openDatabase } from "./sqlite.ts";', false],
  ["electron/shell/window.ts", 'import { BrowserWindow } from "electron";', true],
  ["electron/shell/window.ts", 'import { openVault } from "../core/vault/index.ts";', false],
  ["electron/services/overview.ts", 'import { ipcMain } from "electron";', false],
  ["electron/services/overview.ts", 'import { readFileSync } from "node:fs";', false],
  ["electron/services/overview.ts", 'import * as v from "valibot";', false],
  ["electron/services/overview.ts", 'import { openDatabase } from "../adapters/sqlite.ts";', false],
  ["electron/services/overview.ts", 'import { table } from "../cli/table.ts";', false],
  ["electron/services/overview.ts", 'import { openWindow } from "../shell/window.ts";', false],
  ["electron/services/overview.ts", 'import { keyOf } from "../core/vault/rows.ts";', false],
  ["electron/services/overview.ts", 'import { answerCall } from "../ipc/guard.ts";', false],
  ["electron/services/overview.ts", 'import { contract } from "../ipc/contract.ts";', false],
  ["electron/services/overview.ts", 'import type { Asked } from "../ipc/contract.ts";', true],
  ["electron/services/overview.ts", 'import { failureOf } from "../core/vault/index.ts";', true],
  ["electron/services/overview.ts", 'import { readDefinition } from "../core/providers/own/index.ts";', true],
  ["electron/services/overview.ts", 'import { readDefinition } from "../core/providers/own/read.ts";', false],
  ["electron/cli/commands/list.ts", 'import { hostsOf } from "../../core/providers/own/compile.ts";', false],
  ["electron/services/overview.ts", 'import { ok } from "../core/errors.ts";', true],
  ["electron/services/overview.ts", 'import type { Part } from "./context.ts";', true],
  ["electron/cli/commands/list.ts", 'import { linkStates } from "../../services/link-states.ts";', true],
  ["electron/cli/commands/list.ts", 'import { createFiles } from "../../adapters/files.ts";', false],
  ["electron/cli/commands/list.ts", 'import { clipboard } from "electron";', false],
  ["electron/ipc/contract.ts", 'import { join } from "node:path";', false],
  ["electron/preload.ts", 'import * as v from "valibot";', false],
  ["electron/core/errors.ts", 'import { run } from "../cli.ts";', false],
  ["renderer/features/keys/list.tsx", 'import { api } from "../../api.ts";', false],
  ["renderer/features/keys/list.tsx", 'import { useKeys } from "../../store/keys.ts";', true],
  ["renderer/ui/button.tsx", 'import { useKeys } from "../store/keys.ts";', false],
  ["renderer/App.tsx", 'import { join } from "node:path";', false],
  ["electron/cli/commands/list.ts", 'import { canary } from "../../../test/helpers/canary.ts";', false],
];

describe("the import rules", () => {
  it.each(planted)("%s with %s is allowed: %s", (file, line, allowed) => {
    expect(findViolations([file], () => line).length === 0).toBe(allowed);
  });
});
