import { expect, test, vi } from "vitest";
import { refreshWhenSeen } from "../../../renderer/store/refresh.ts";

test("the page looks again when it is seen, and not while it is hidden", () => {
  const refresh = vi.fn(() => Promise.resolve());
  const listeners: Record<string, () => void> = {};
  const listen = (name: string, listener: () => void) => (listeners[name] = listener);
  const document = { visibilityState: "visible", addEventListener: listen };
  const page = {
    document,
    addEventListener: listen,
    setInterval: (listener: () => void) => listen("interval", listener),
  };
  refreshWhenSeen(refresh, page as unknown as Window);
  expect(refresh).toHaveBeenCalledTimes(1);
  for (const name of ["focus", "visibilitychange", "interval"]) listeners[name]!();
  expect(refresh).toHaveBeenCalledTimes(4);
  document.visibilityState = "hidden";
  for (const name of ["focus", "visibilitychange", "interval"]) listeners[name]!();
  expect(refresh).toHaveBeenCalledTimes(4);
});
