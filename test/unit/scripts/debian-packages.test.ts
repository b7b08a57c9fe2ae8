import { describe, expect, it } from "vitest";
import { ensureDebianPackages, type Machine } from "../../../scripts/debian-packages.ts";

const needed = [
  { command: "secret-tool", package: "libsecret-tools" },
  { command: "dbus-daemon", package: "dbus" },
  { command: "dbus-send", package: "dbus" },
];

/** A machine with some programs; installing brings all of them, unless it fails. */
function machineWith(programs: readonly string[], more: { root?: boolean; broken?: boolean } = {}) {
  const present = new Set(programs);
  const calls: string[] = [];
  const machine: Machine = {
    has: (command) => present.has(command),
    mayInstall: () => more.root === true,
    aptGet: (parameters) => {
      calls.push(parameters.join(" "));
      if (more.broken === true) return 100;
      if (parameters[0] === "install") for (const { command } of needed) present.add(command);
      return 0;
    },
  };
  return { machine, calls };
}

describe("programs that the tests need", () => {
  it("are left alone when all are there", () => {
    const { machine, calls } = machineWith(["secret-tool", "dbus-daemon", "dbus-send"], { root: true });
    expect(ensureDebianPackages(needed, machine)).toEqual({ ok: true, missing: [], command: "" });
    expect(calls).toEqual([]);
  });

  it("are installed, each package once, when that is allowed", () => {
    const { machine, calls } = machineWith(["secret-tool"], { root: true });
    expect(ensureDebianPackages(needed, machine)).toMatchObject({ ok: true, missing: [] });
    expect(calls).toEqual(["update -qq", "install -qq -y --no-install-recommends dbus"]);
  });

  it("are named with the line that installs them when it is not", () => {
    const { machine, calls } = machineWith(["dbus-send"]);
    const outcome = ensureDebianPackages(needed, machine);
    expect(outcome).toMatchObject({ ok: false, missing: ["secret-tool", "dbus-daemon"] });
    expect(outcome.command).toContain("apt-get install -y --no-install-recommends libsecret-tools dbus");
    expect(calls).toEqual([]);
  });

  it("are named when installing failed", () => {
    const { machine } = machineWith([], { root: true, broken: true });
    expect(ensureDebianPackages(needed, machine)).toMatchObject({
      ok: false,
      missing: ["secret-tool", "dbus-daemon", "dbus-send"],
    });
  });
});
