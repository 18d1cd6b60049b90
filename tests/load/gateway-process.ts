/**
 * One of the processes of `npm run bench gateway` and `gateway-bodies`: a backend, or something that stands before it. Says its port to whoever
 * started it.
 *
 *   node gateway-process.ts backend | bodies | undici <backend> | http-proxy <backend> | ours <database url> <secret>
 */
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import httpProxy from "@fastify/http-proxy";
import fastify from "fastify";
import { Pool } from "undici";
import { createGateway } from "#lib/brain";
import { startFlagMemory } from "#lib/flags";
import { loadConfig } from "#lib/platform/config";
import { trackRequests } from "#lib/platform/http";
import { createRuntime, setRuntime } from "#lib/platform/runtime";
import { reachableServices } from "#lib/services";
import { startSettingsMemory } from "#lib/settings";
import { startUsageMeter } from "#lib/usage";

const [role = "", first = "", second = ""] = process.argv.slice(2);
const BODY = Buffer.alloc(1_024, "x");

const port = await (role === "backend"
  ? backend()
  : role === "bodies"
    ? bodies()
    : role === "undici"
      ? bareUndici(first)
      : role === "http-proxy"
        ? fastifyProxy(first)
        : ours(first, second));
process.send?.({ port });
process.on("disconnect", () => process.exit(0));

function backend(): Promise<number> {
  return listen((request, response) => {
    request.resume();
    response.writeHead(200, { "content-type": "text/plain", "content-length": BODY.length }).end(BODY);
  });
}

/** Sends as many bytes as it is asked for, and counts what it is sent. */
function bodies(): Promise<number> {
  const piece = Buffer.alloc(64 * 1_024, 7);
  return listen((request, response) => {
    if (request.method === "POST") {
      let bytes = 0;
      request.on("data", (taken: Buffer) => {
        bytes += taken.length;
      });
      request.on("end", () => response.end(String(bytes)));
      return;
    }
    let left = Number(new URL(request.url ?? "", "http://backend").searchParams.get("bytes"));
    response.writeHead(200, { "content-type": "application/octet-stream", "content-length": left });
    const send = () => {
      while (left > 0) {
        const next = left < piece.length ? piece.subarray(0, left) : piece;
        left -= next.length;
        if (!response.write(next) && left > 0) {
          response.once("drain", send);
          return;
        }
      }
      response.end();
    };
    send();
  });
}

/** The least that Node can do. */
function bareUndici(target: string): Promise<number> {
  const pool = new Pool(target, { connections: 256 });
  return listen((request, response) => {
    const { host: _, connection: __, ...headers } = request.headers;
    pool.dispatch(
      { path: request.url ?? "/", method: "GET", headers },
      {
        onRequestStart() {},
        onResponseStart(_controller, status, answered) {
          response.writeHead(status, answered);
        },
        onResponseData(_controller, piece) {
          response.write(piece);
        },
        onResponseEnd() {
          response.end();
        },
        onResponseError() {
          response.destroy();
        },
      },
    );
  });
}

async function fastifyProxy(target: string): Promise<number> {
  const app = fastify();
  await app.register(httpProxy, { upstream: target, prefix: "/api/brain/bench", undici: { connections: 256 } });
  await app.listen({ port: 0, host: "127.0.0.1" });
  return (app.server.address() as AddressInfo).port;
}

/** As server.ts puts it together: sessions, permission, limits, breaker, metrics, usage, access log, identity. */
async function ours(databaseUrl: string, authSecret: string): Promise<number> {
  const config = loadConfig({ NODE_ENV: "production", DATABASE_APP_URL: databaseUrl, AUTH_SECRET: authSecret, LOG_LEVEL: "info" });
  const runtime = createRuntime({ config, process: "web" });
  setRuntime(runtime);
  startFlagMemory(runtime);
  startSettingsMemory(runtime);
  startUsageMeter(runtime);
  const gateway = createGateway({ runtime, instancesOf: () => reachableServices(runtime.db), report: () => undefined });
  await gateway.reload();
  const server = createServer({ requestTimeout: 0, headersTimeout: 30_000 });
  const requests = trackRequests(server);
  server.on("request", (request, response) => {
    requests.start(response);
    gateway.handle(request, response);
  });
  return listening(server);
}

function listen(handle: RequestListener): Promise<number> {
  return listening(createServer(handle));
}

function listening(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)));
}
