/**
 * A small backend, as a process of its own: `node upstream-process.ts '[{"port": 1, "needs": "http://…"}]'`. It answers `{"status":"ok"}`, or 503 when
 * what it needs does not, within half a second and with the right words.
 */
import { createServer, get } from "node:http";

interface Upstream {
  port: number;
  needs: string | null;
}

const NEED_TIMEOUT_MS = 500;
const WELL = '{"status":"ok"}';

const isWell = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const request = get(url, { agent: false, signal: AbortSignal.timeout(NEED_TIMEOUT_MS) }, (response) => {
      let body = "";
      response.on("data", (bytes: Buffer) => {
        body += bytes.toString();
      });
      response.once("end", () => resolve(response.statusCode === 200 && body === WELL));
      response.once("error", () => resolve(false));
    });
    request.once("error", () => resolve(false));
  });

const upstreams = JSON.parse(process.argv[2] ?? "[]") as Upstream[];
for (const { port, needs } of upstreams) {
  createServer(async (_request, response) => {
    const status = needs === null || (await isWell(needs)) ? 200 : 503;
    response.writeHead(status, { "content-type": "application/json" }).end(status === 200 ? WELL : '{"status":"cannot work"}');
  }).listen(port, "127.0.0.1", () => process.send?.("ready"));
}
process.on("disconnect", () => process.exit());
