/** Names the running process so that another one can tell later whether it still lives. */
import { readFileSync } from "node:fs";

/** Which process began something, and whether it is still there. */
export interface ProcessIdentity {
  /** Names this process: `PID` or `PID:START`; never used twice on one machine where START is known. */
  readonly own: string;
  /** False only when the process of that name is surely gone. */
  isAlive(name: string): boolean;
}

/** When process `pid` began, in clock ticks since boot (field 22 of /proc/PID/stat); "" where there is no /proc. */
function startOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The second field is the program's name in parentheses and may hold anything, spaces included.
    return text.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, but somebody else's. Only ESRCH says that it is gone.
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

/** The identity of this process. On Linux the start time guards against a reused process number. */
export function createProcessIdentity(): ProcessIdentity {
  const start = startOf(process.pid);
  return {
    own: start === "" ? String(process.pid) : `${process.pid}:${start}`,
    isAlive: (name) => {
      const [pid, began] = name.split(":");
      const number = Number(pid);
      if (!Number.isSafeInteger(number) || number <= 0 || !isRunning(number)) return false;
      return began === undefined || startOf(number) === began;
    },
  };
}
