import { X509Certificate } from "node:crypto";
import { connect } from "node:tls";
import { expect, onTestFinished, test } from "vitest";
import { createAuthority, issueSelfSigned } from "../../../electron/demo/certificate-authority.ts";
import { pretendHosts, startPretendProvider } from "../../../electron/demo/pretend-provider.ts";
import { pretendKey, scenarioOf, scenarios } from "../../../electron/demo/pretend-scenarios.ts";

test("the authority issues certificates that OpenSSL takes for what they are", () => {
  const authority = createAuthority("Test authority");
  const root = new X509Certificate(authority.certificate);
  const leaf = new X509Certificate(authority.issue({ hosts: ["api.example.com", "127.0.0.1"] }).cert);
  expect([root.ca, root.checkIssued(root), root.subject]).toEqual([true, true, "CN=Test authority"]);
  expect([leaf.ca, leaf.checkIssued(root), leaf.verify(root.publicKey)]).toEqual([false, true, true]);
  expect(leaf.subjectAltName).toBe("DNS:api.example.com, IP Address:127.0.0.1");
  expect(leaf.checkHost("api.example.com")).toBe("api.example.com");
  expect(leaf.checkHost("other.example.com")).toBeUndefined();
  expect(leaf.keyUsage).toEqual(["1.3.6.1.5.5.7.3.1"]);
});

test("dates are written to the second, before and after 2050", () => {
  const from = Date.UTC(2026, 0, 2, 3, 4, 5);
  const until = Date.UTC(2051, 11, 31, 23, 59, 59);
  const leaf = new X509Certificate(
    createAuthority().issue({ hosts: ["a.example"], validFrom: from, validUntil: until }).cert,
  );
  expect([leaf.validFromDate.getTime(), leaf.validToDate.getTime()]).toEqual([from, until]);
});

test("a self-signed certificate vouches for itself only", () => {
  const own = new X509Certificate(issueSelfSigned({ hosts: ["a.example"] }).cert);
  expect([own.verify(own.publicKey), own.ca]).toEqual([true, false]);
});

test("two authorities of the same name are not the same", () => {
  const leaf = new X509Certificate(createAuthority().issue({ hosts: ["a.example"] }).cert);
  expect(leaf.verify(new X509Certificate(createAuthority().certificate).publicKey)).toBe(false);
});

test("each key names its own scenario", () => {
  for (const provider of ["deepcreative-labs", "modelslab", "langflow", "fluximage"]) {
    for (const scenario of scenarios) expect(scenarioOf(pretendKey(provider, scenario, "7"))).toBe(scenario);
  }
  expect(scenarioOf(null)).toBe("invalid");
  expect(pretendKey("fluximage", "invalid")).toMatch(/^flx_live_[0-9a-f]{40}$/);
  expect(pretendKey("langflow", "valid")).toMatch(/^sk-[A-Za-z0-9_-]{43}$/);
});

test("one port answers for every host by name", async () => {
  const server = await startPretendProvider();
  onTestFinished(() => server.close());
  for (const servername of pretendHosts.filter((host) => !/^\d/.test(host))) {
    const authorized = await new Promise<boolean>((resolve, reject) => {
      const socket = connect({
        port: server.port,
        host: "127.0.0.1",
        servername,
        ca: server.authority.certificate,
      });
      socket.once("error", reject);
      socket.once("secureConnect", () => {
        resolve(socket.authorized);
        socket.destroy();
      });
    });
    expect(authorized).toBe(true);
  }
});
