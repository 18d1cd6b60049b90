import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect, createServer as createTcpServer, type Socket, type Server as TcpServer } from "node:net";
import type { Duplex } from "node:stream";
import type { StaffContext } from "#lib/access";
import { createGateway, createRoute, type Gateway, type HealthOf, type InstanceOutcome } from "#lib/brain";
import { createRouteInput, type GatewayRoute } from "#lib/brain/schema";
import { newId } from "#lib/platform/crypto";
import { answerClientErrors, divertUpgrades, refuseWithoutHost, trackRequests } from "#lib/platform/http";
import type { LogRecord } from "#lib/platform/log";
import type { Runtime } from "#lib/platform/runtime";
import { createService, reachableServices } from "#lib/services";
import { createServiceInput } from "#lib/services/schema";
import { startSettingsMemory } from "#lib/settings";

type Line = LogRecord;

const FIRST_BYTE_MS = 8_000;
const QUIET_MS = 400;

export interface TestGateway {
  gateway: Gateway;
  port: number;
  url: string;
  server: Server;
  /** What was logged of requests. */
  lines: Line[];
  /** What was reported of instances. */
  reported: InstanceOutcome[];
  underWay(): number;
  /** As `server.ts` stops: no new connections, what is under way ends. @returns how many were cut off */
  drain(graceMs: number): Promise<number>;
  stop(): Promise<void>;
}

interface Options {
  healthOf?: HealthOf;
}

/** The gateway on an HTTP server of its own, as `server.ts` puts it in front of the portal; what is not its own gets 418. */
export async function startGateway(runtime: Runtime, { healthOf }: Options = {}): Promise<TestGateway> {
  const server = createServer({ requestTimeout: 0, headersTimeout: 30_000, requireHostHeader: false });
  answerClientErrors(server, runtime);
  const requests = trackRequests(server);
  const lines: Line[] = [];
  const reported: InstanceOutcome[] = [];
  // Of whoever proves nothing, a server that remembers these need ask the database nothing: no test waits for one that is slow.
  const stopSettingsMemory = startSettingsMemory(runtime);
  const gateway = createGateway({
    runtime,
    instancesOf: () => reachableServices(runtime.db),
    access: { write: (line) => void lines.push(line), flush: () => undefined },
    report: (batch) => void reported.push(...batch),
    ...(healthOf && { healthOf }),
  });
  server.on("upgrade", (_request, socket) => socket.end("HTTP/1.1 418 I'm a teapot\r\n\r\n"));
  divertUpgrades(server, gateway.owns, gateway.upgrade);
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    requests.start(response);
    if (refuseWithoutHost(request, response, runtime)) return;
    if (gateway.owns(request)) gateway.handle(request, response);
    else response.writeHead(418).end();
  });
  const port = await listen(server);
  await gateway.reload();
  return {
    gateway,
    port,
    url: `http://127.0.0.1:${port}/api/brain`,
    server,
    lines,
    reported,
    underWay: () => requests.count,
    drain(graceMs) {
      gateway.drain();
      return requests.drain(graceMs);
    },
    async stop() {
      gateway.drain();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await gateway.close();
      await stopSettingsMemory();
    },
  };
}

export interface Backend {
  address: string;
  server: Server | TcpServer;
  stop(): Promise<void>;
}

/** A backend that speaks HTTP. */
export async function startBackend(handle: RequestListener, upgrade?: (request: IncomingMessage, socket: Duplex) => void): Promise<Backend> {
  const server = createServer({ requestTimeout: 0 }, handle);
  if (upgrade) server.on("upgrade", upgrade);
  const port = await listen(server);
  return {
    address: `http://127.0.0.1:${port}`,
    server,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** A backend that writes whatever it likes on the bare connection. `requests` counts what began on any of them. */
export async function startRawBackend(onRequest: (socket: Socket, head: string) => void): Promise<Backend & { connections: number }> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    backend.connections += 1;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    let head = "";
    socket.on("data", (piece) => {
      head += piece.toString("latin1");
      if (!head.includes("\r\n\r\n")) return;
      const whole = head;
      head = "";
      onRequest(socket, whole);
    });
  });
  const port = await listen(server);
  const backend = {
    address: `http://127.0.0.1:${port}`,
    server,
    connections: 0,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return backend;
}

/** Sends bytes as they are, and gives back all that is answered until the connection ends or is quiet for a while. */
export function sendRaw(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.setTimeout(FIRST_BYTE_MS, () => socket.destroy());
    socket.on("data", (piece) => {
      socket.setTimeout(QUIET_MS);
      answer += piece.toString("utf8");
    });
    socket.on("close", () => resolve(answer));
    socket.on("error", (error: NodeJS.ErrnoException) => (error.code === "ECONNRESET" ? resolve(answer) : reject(error)));
  });
}

/** Enters a service with these instances and opens a way to it. */
export async function openRoute(
  staff: StaffContext,
  instances: (string | { address: string; weight: number })[],
  { key = `svc-${newId().slice(-10)}`, tenants = null, ...over }: { key?: string; tenants?: string[] | null } & Record<string, unknown> = {},
): Promise<GatewayRoute> {
  await enterService(staff, key, instances, tenants);
  return createRoute(staff, createRouteInput.parse({ service: key, access: "public", ...over }));
}

export async function enterService(
  staff: StaffContext,
  key: string,
  instances: (string | { address: string; weight: number })[],
  tenants: string[] | null = null,
): Promise<void> {
  await createService(
    staff,
    createServiceInput.parse({
      key,
      name: key,
      kind: "backend",
      tenants,
      instances: instances.map((each) => (typeof each === "string" ? { address: each } : each)),
    }),
  );
}

/** The server's half of RFC 6455, as far as a test needs it: short text messages are sent back. */
export function echoWebSocket(request: IncomingMessage, socket: Duplex): void {
  const accept = createHash("sha1").update(`${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
  socket.on("error", () => undefined);
  socket.on("end", () => socket.end());
  socket.on("data", (frame: Buffer) => {
    const [first = 0, second = 0] = frame;
    if ((first & 0x0f) !== 1) {
      socket.end();
      return;
    }
    const length = second & 0x7f;
    const mask = frame.subarray(2, 6);
    const text = Buffer.from(frame.subarray(6, 6 + length).map((byte, at) => byte ^ (mask[at % 4] ?? 0)));
    socket.write(Buffer.concat([Buffer.from([0x81, length]), text]));
  });
}

function listen(server: Server | TcpServer): Promise<number> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)));
}
