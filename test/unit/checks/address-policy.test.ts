import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allowedAddresses, classifyAddress, refuseUrl } from "../../../electron/core/checks/index.ts";

const publicOnly = { builtInHost: false, allowPrivate: false };

describe("classifyAddress", () => {
  test.each([
    ["8.8.8.8", "public"],
    ["172.15.255.255", "public"],
    ["172.32.0.0", "public"],
    ["2606:4700::1111", "public"],
    ["::ffff:8.8.8.8", "public"],
    ["64:ff9b::808:808", "public"],
    ["2002:808:808::1", "public"],
    ["127.0.0.1", "private"],
    ["127.255.255.254", "private"],
    ["0.0.0.0", "private"],
    ["10.1.2.3", "private"],
    ["172.16.0.1", "private"],
    ["192.168.1.1", "private"],
    ["100.64.0.1", "private"],
    ["198.18.0.1", "private"],
    ["::1", "private"],
    ["::", "private"],
    ["fd12:3456::1", "private"],
    ["fec0::1", "private"],
    ["::ffff:127.0.0.1", "private"],
    ["::ffff:7f00:1", "private"],
    ["::7f00:1", "private"],
    ["64:ff9b::7f00:1", "private"],
    ["2002:7f00:1::", "private"],
    ["0.1.2.3", "never"],
    ["169.254.169.254", "never"],
    ["::ffff:169.254.169.254", "never"],
    ["64:ff9b::a9fe:a9fe", "never"],
    ["fd00:ec2::254", "never"],
    ["fe80::1", "never"],
    ["fe80::1%eth0", "never"],
    ["224.0.0.1", "never"],
    ["ff02::1", "never"],
    ["255.255.255.255", "never"],
    ["192.0.2.1", "never"],
    ["2001:db8::1", "never"],
    ["2001:0:53aa:64c::1", "never"],
    ["100::1", "never"],
    ["api.example.com", "never"],
    ["", "never"],
  ] as const)("%s is %s", (address, kind) => {
    expect(classifyAddress(address)).toBe(kind);
  });

  test("an IPv4 address is of the same kind in every IPv6 clothing", () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const [a, b, c, d] = address.split(".").map(Number) as [number, number, number, number];
        const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
        const kind = classifyAddress(address);
        for (const dressed of [`::ffff:${address}`, `::ffff:${hex}`, `64:ff9b::${hex}`, `2002:${hex}::1`]) {
          expect(classifyAddress(dressed)).toBe(kind);
        }
      }),
    );
  });
});

describe("refuseUrl", () => {
  test("a built-in host must be https, and nothing else matters", () => {
    const trust = { builtInHost: true, allowPrivate: false };
    expect(refuseUrl(new URL("https://api.example.com/"), trust)).toBeNull();
    expect(refuseUrl(new URL("http://api.example.com/"), { ...trust, allowPrivate: true })).not.toBeNull();
  });

  test.each([
    "ftp://example.com/",
    "file:///etc/passwd",
    "https://user@example.com/",
    "https://:pw@example.com/",
  ])("%s is refused even with the user's word", (text) => {
    expect(refuseUrl(new URL(text), { builtInHost: false, allowPrivate: true })).not.toBeNull();
  });

  test.each(["localhost", "langflow.local", "metadata.google.internal", "router.lan", "x.localhost."])(
    "the name %s is private by its meaning",
    (host) => {
      expect(refuseUrl(new URL(`https://${host}/`), publicOnly)).toContain("private network");
    },
  );
});

describe("allowedAddresses", () => {
  test("one private address among public ones closes all", () => {
    expect(allowedAddresses(["8.8.8.8", "127.0.0.1"], publicOnly)).toEqual([]);
    expect(allowedAddresses(["8.8.8.8", "1.1.1.1"], publicOnly)).toEqual(["8.8.8.8", "1.1.1.1"]);
  });

  test("with the user's word private ones stay, metadata services go", () => {
    const trust = { builtInHost: false, allowPrivate: true };
    expect(allowedAddresses(["192.168.1.5", "fe80::1", "169.254.169.254"], trust)).toEqual(["192.168.1.5"]);
  });

  test("a built-in host may have any address, since TLS proves it", () => {
    expect(allowedAddresses(["127.0.0.1"], { builtInHost: true, allowPrivate: false })).toEqual([
      "127.0.0.1",
    ]);
  });
});
