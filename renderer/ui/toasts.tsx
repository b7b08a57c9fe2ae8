/** Short messages that go by themselves. They wait while the pointer or the focus is on them; F6 goes there. */
import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { IconButton } from "./IconButton.tsx";
import { StatusGlyph } from "./StatusGlyph.tsx";
import styles from "./Toasts.module.css";

export type ToastTone = "ok" | "bad" | "info";

export interface ToastText {
  readonly title: string;
  readonly description?: string;
  readonly tone?: ToastTone;
  readonly action?: { readonly label: string; onSelect(): void };
  /** Messages with something to do, and earlier ones of this kind, go: what they say is no longer so. */
  readonly clears?: boolean;
  /** Milliseconds; at least five seconds, eight where there is something to do. */
  readonly timeout?: number;
}

const manager = Toast.createToastManager<{ readonly tone: ToastTone }>();

/** Messages that a later one may make untrue. */
const passing = new Set<string>();

/**
 * Shows a message. Never a secret. One with the words of a message that is still there takes its place:
 * two Undos that say the same could not be told apart, and the older one would take back the older step.
 */
export function showToast({ title, description, tone = "info", action, clears, timeout }: ToastText): void {
  if (clears === true) for (const earlier of passing) manager.close(earlier);
  const id = title;
  manager.add({
    id,
    title,
    description,
    timeout: Math.max(timeout ?? 0, action === undefined ? 5_000 : 8_000),
    priority: tone === "bad" ? "high" : "low",
    data: { tone },
    onRemove: () => void passing.delete(id),
    actionProps:
      action === undefined
        ? undefined
        : {
            children: action.label,
            onClick: () => {
              manager.close(id);
              action.onSelect();
            },
          },
  });
  if (clears === true || action !== undefined) passing.add(id);
}

/**
 * A failure is read out at once by an alert of its own, and the library hides the toast itself until it
 * has the focus. A reader must find its buttons before that; what it must not do is read it out twice.
 */
const urgent = { "aria-hidden": false, "aria-live": "off" } as const;

function ToastList() {
  const { toasts } = Toast.useToastManager<{ readonly tone: ToastTone }>();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className={styles.toast}
      swipeDirection={[]}
      {...(toast.priority === "high" ? urgent : {})}
    >
      <Toast.Content className={styles.content}>
        <span className={toast.data?.tone === "bad" ? styles.bad : styles.ok}>
          {toast.data?.tone === "ok" ? <StatusGlyph name="valid" /> : null}
          {toast.data?.tone === "bad" ? <StatusGlyph name="rejected" /> : null}
        </span>
        <div className={styles.text}>
          <Toast.Title className={styles.title} render={<div />} />
          <Toast.Description className={styles.description} render={<div />} />
        </div>
        {toast.actionProps === undefined ? null : <Toast.Action className={styles.action} />}
        <Toast.Close
          // The library hides it until the stack of messages is open, although Tab leads to it.
          aria-hidden={false}
          render={<IconButton label="Dismiss" icon={<X size={16} strokeWidth={1.75} aria-hidden="true" />} />}
        />
      </Toast.Content>
    </Toast.Root>
  ));
}

/** Once, at the end of the page. */
export function ToastRegion() {
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport}>
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}
