/** One request under one deadline, whatever happens on the way. */
import type { Socket } from "node:net";
import type { HttpFailure, HttpRequest, HttpResponse } from "../core/ports.ts";
import { type ConnectionSetup, openConnection } from "./https-connect.ts";
import { exchange } from "./https-exchange.ts";
import { explain, SendProblem } from "./https-failures.ts";

/** Sends `request` once. Never throws; when it ends, nothing of it is open any more. */
export async function sendRequest(
  request: HttpRequest,
  setup: ConnectionSetup,
): Promise<HttpResponse | HttpFailure> {
  const started = performance.now();
  const sockets: Socket[] = [];
  const watch = watchOver(request);
  let connection: Socket | null = null;
  try {
    connection = await Promise.race([openConnection(request, setup, keeperOf(sockets, watch)), watch.ended]);
    const answer = await Promise.race([exchange(request, connection), watch.ended]);
    return {
      kind: "response",
      ...answer,
      durationMs: performance.now() - started,
      bytesSent: connection.bytesWritten,
      bytesReceived: connection.bytesRead,
    };
  } catch (error) {
    return {
      kind: "failure",
      ...explain(error),
      durationMs: performance.now() - started,
      bytesSent: connection?.bytesWritten ?? 0,
    };
  } finally {
    watch.stop();
    // From the outermost layer inwards: Node 24 crashes when the socket below a TLS socket goes first.
    for (const socket of sockets.toReversed()) socket.destroy();
  }
}

/** Every socket gets a listener for late errors, and one that comes after the end is closed at once. */
function keeperOf(sockets: Socket[], watch: Watch) {
  return {
    add(socket: Socket): void {
      socket.on("error", () => undefined);
      if (watch.over()) socket.destroy();
      else sockets.push(socket);
    },
  };
}

interface Watch {
  /** Rejects at the deadline or when the request is cancelled; never resolves. */
  readonly ended: Promise<never>;
  over(): boolean;
  stop(): void;
}

function watchOver({ deadlineMs, signal }: HttpRequest): Watch {
  let over = false;
  const { promise, reject } = Promise.withResolvers<never>();
  const end = (problem: SendProblem): void => {
    over = true;
    reject(problem);
  };
  const cancel = (): void => end(new SendProblem("cancelled", "The check was cancelled."));
  const timer = setTimeout(() => {
    end(new SendProblem("timeout", `No complete answer came within ${deadlineMs / 1000} s.`));
  }, deadlineMs);
  signal?.addEventListener("abort", cancel, { once: true });
  if (signal?.aborted === true) cancel();
  promise.catch(() => undefined);
  const stop = (): void => {
    over = true;
    clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
  };
  return { ended: promise, over: () => over, stop };
}
