/** Against a mirror on this machine that behaves badly; nothing is asked elsewhere. */
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { electronZip } from "../../../scripts/electron-zip.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

/** Makes the downloader ask a server of ours, with an empty cache. Gives the paths that were asked. */
async function mirror(answer: RequestListener): Promise<readonly string[]> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    answer(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  vi.stubEnv("ELECTRON_MIRROR", `http://127.0.0.1:${port}/`);
  vi.stubEnv("electron_config_cache", temporaryFolder());
  return asked;
}

describe("getting Electron for a package", () => {
  it("gives up when nothing comes, and says what helps", async () => {
    const asked = await mirror(() => {});
    await expect(electronZip("linux", "x64", 200)).rejects.toThrow(
      /nothing came for 0\.2 seconds[^]*ELECTRON_MIRROR[^]*ELECTRON_OVERRIDE_DIST_PATH/u,
    );
    expect(asked).toEqual([expect.stringMatching(/electron-v[\d.]+-linux-x64\.zip$/u)]);
  });

  it("gives up in the middle of a download that stalls", async () => {
    await mirror((_request, response) => {
      response.writeHead(200, { "content-length": "1000000" });
      response.write("the first bytes");
    });
    await expect(electronZip("linux", "x64", 300)).rejects.toThrow("nothing came for 0.3 seconds");
  });

  it("says so at once when the mirror does not have it", async () => {
    await mirror((_request, response) => response.writeHead(404).end());
    await expect(electronZip("linux", "arm64")).rejects.toThrow(/for linux arm64[^]*the download failed/u);
  });

  it("refuses an archive that is not the one whose hash is pinned", async () => {
    await mirror((_request, response) => response.end("something else"));
    await expect(electronZip("linux", "x64")).rejects.toThrow("not the archive that the lock file pins");
  });
});
