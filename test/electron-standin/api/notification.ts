/** `Notification`: shown to nobody; a spec finds it in `Notification.shown` and may click it. */
import { GuardedEmitter, preventable } from "../missing.ts";
import { note } from "../state.ts";

interface Options {
  readonly title?: string;
  readonly subtitle?: string;
  readonly body?: string;
  readonly silent?: boolean;
  readonly actions?: readonly { readonly type: string; readonly text: string }[];
}

export class StandInNotification extends GuardedEmitter {
  static readonly shown: StandInNotification[] = [];
  title: string;
  subtitle: string;
  body: string;
  silent: boolean;
  readonly actions: NonNullable<Options["actions"]>;

  constructor(options: Options = {}) {
    super("Notification");
    this.title = options.title ?? "";
    this.subtitle = options.subtitle ?? "";
    this.body = options.body ?? "";
    this.silent = options.silent ?? false;
    this.actions = options.actions ?? [];
  }
  static isSupported(): boolean {
    return true;
  }
  show(): void {
    note("notification", { title: this.title, body: this.body });
    StandInNotification.shown.push(this);
    setImmediate(() => this.emit("show", preventable({})));
  }
  close(): void {
    this.emit("close", preventable({}));
  }
}
