/** What a page without Electron's own parts cannot have: answered plainly or noted, without effect. */
import { GuardedEmitter } from "../missing.ts";
import { note } from "../state.ts";

export class NotedContents extends GuardedEmitter {
  constructor() {
    super("webContents");
  }

  getTitle(): string {
    return "";
  }
  getType(): string {
    return "window";
  }
  getOSProcessId(): number {
    return 1;
  }
  getProcessId(): number {
    return 1;
  }
  isDevToolsOpened(): boolean {
    return false;
  }
  openDevTools(): void {
    note("openDevTools");
  }
  closeDevTools(): void {
    note("closeDevTools");
  }
  setBackgroundThrottling(): void {
    note("setBackgroundThrottling");
  }
  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve();
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    note("setWebRTCIPHandlingPolicy", policy);
  }
}
