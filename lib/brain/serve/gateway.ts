import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { contextOfRequest } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { isAppError } from "#lib/platform/errors";
import { clientIp } from "#lib/platform/http";
import { createRecordLog, type RecordLog } from "#lib/platform/log";
import type { Runtime } from "#lib/platform/runtime";
import { corsHeaders, isPreflight, preflightHeaders } from "../request/origins.ts";
import { type Destination, GATEWAY_PREFIX, parseDestination } from "../request/parse-path.ts";
import { traceOf } from "../request/trace-context.ts";
import type { GatewayService } from "../table/instance.ts";
import { startLiveTable } from "../table/live-table.ts";
import { type LiveRoute, matchRoute } from "../table/route-table.ts";
import { account } from "./account.ts";
import { countRequest, requireAccess } from "./admit.ts";
import { createCallers, type Identified } from "./callers.ts";
import { Exchange } from "./exchange.ts";
import { createGatewayMetrics } from "./gateway-metrics.ts";
import { type InstanceOutcome, startOutcomes } from "./outcomes.ts";
import type { HealthOf } from "./pick-instance.ts";
import { type Outcome, problemOf, Refusal, refuse } from "./refusal.ts";
import type { Serving } from "./serving.ts";
import { createStaleAnswers } from "./stale-answers.ts";
import { Tunnel, writeHead } from "./tunnel.ts";
import { startWatchdog } from "./watchdog.ts";

interface Options {
  runtime: Runtime;
  /** The services of the registry, read again with the routes. */
  instancesOf(): Promise<readonly GatewayService[]>;
  /** What probes say of an address. Without it nobody knows, and every instance is tried. */
  healthOf?: HealthOf;
  /** Hears once a second how instances did. */
  report?: (batch: InstanceOutcome[]) => Promise<void> | void;
  /** Where a line for each request goes; standard output unless said. */
  access?: RecordLog;
}

export interface Gateway {
  /** Whether a request is the gateway's. */
  owns(request: Pick<IncomingMessage, "url">): boolean;
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** The handshake of a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Reads the routes now. */
  reload(): Promise<void>;
  /** Ends what would never end by itself: streams and WebSockets. The rest may go on. */
  drain(): void;
  close(): Promise<void>;
}

const MOST_HEADERS = 100;
const MOST_TUNNELS = 2_000;

/** A request as far as it has come. */
interface Coming {
  request: IncomingMessage;
  requestId: string;
  startedAt: number;
  destination: Destination | null;
  live: LiveRoute | null;
  identified: Identified | null;
  cors: readonly string[];
  ip: string;
}

/** Makes the gateway of this process and starts to read its routes. */
export function createGateway({ runtime, instancesOf, healthOf, report, access }: Options): Gateway {
  const { log, config } = runtime;
  const accessLog = access ?? createRecordLog({ level: config.LOG_LEVEL, process: "gateway" });
  const exchanges = () => serving.watchdog.all().filter((each) => each instanceof Exchange);
  const tunnels = () => serving.watchdog.all().filter((each) => each instanceof Tunnel);
  const callers = createCallers(
    config.publicUrl,
    (facts) => contextOfRequest(runtime, facts),
    () => serving.table.isListening(),
  );
  const serving: Serving = {
    runtime,
    log,
    access: accessLog,
    table: startLiveTable({ runtime, instancesOf, onRevoked: callers.forget }),
    callers,
    metrics: createGatewayMetrics(runtime.metrics, () => ({ requests: exchanges().length, tunnels: tunnels().length })),
    watchdog: startWatchdog(),
    outcomes: startOutcomes(report, log),
    stale: createStaleAnswers(),
    healthOf,
    isHttps: config.publicUrl.startsWith("https://"),
  };
  let isDraining = false;

  const comingOf = (request: IncomingMessage): Coming => ({
    request,
    requestId: newId(),
    startedAt: performance.now(),
    destination: null,
    live: null,
    identified: null,
    cors: [],
    ip: clientIp(request, config.TRUST_PROXY),
  });

  /** Finds the route and who asks. @throws Refusal and the errors of `requireAccess` */
  async function admit(coming: Coming, method: string, isUpgrade: boolean) {
    const { request, requestId, ip } = coming;
    const destination = parseDestination(request.url ?? "");
    coming.destination = destination;
    if (!destination) throw new Refusal(400, "bad_request", "invalid", "This address cannot be understood in one way only. Nothing was sent on.");
    if (request.rawHeaders.length > 2 * MOST_HEADERS)
      throw new Refusal(431, "bad_request", "invalid", `A request has at most ${MOST_HEADERS} headers. Nothing was sent on.`);
    // Node takes the first of several; who stands before us may take the last.
    const hosts = countHosts(request.rawHeaders);
    if (hosts > 1) throw new Refusal(400, "bad_request", "invalid", "This request names two hosts. Nothing was sent on.");
    if (hosts === 0 && request.httpVersion === "1.1")
      throw new Refusal(400, "bad_request", "invalid", "This request names no host. Nothing was sent on.");
    const table = serving.table.current();
    if (!table)
      throw new Refusal(503, "no_instance", "unavailable", "The gateway has no routes yet. Try again in a moment.", { retryAfterSeconds: 1 });
    const match = matchRoute(table, destination.service, destination.routePath, method);
    if (!match) throw new Refusal(404, "no_route", "not_found", "There is no such service.");
    if (!match.live) {
      const headers = ["allow", [...new Set(match.allowed)].join(", ")];
      throw new Refusal(405, "no_route", "invalid", `This address does not take ${method}.`, { headers });
    }
    const { live } = match;
    coming.live = live;
    coming.cors = corsHeaders(request.headers.origin, live.route.corsOrigins);
    const asked = { headers: request.headers, requestId, ip };
    const identified = callers.known(asked) ?? (await foundWithin(live.route.firstByteTimeoutMs, callers.find(asked)));
    coming.identified = identified;
    requireAccess(live, identified, { method, headers: request.headers, isUpgrade });
    if (Number(request.headers["content-length"] ?? 0) > live.route.maxBodyKib * 1_024)
      throw new Refusal(413, "too_large", "invalid", `What you sent is larger than ${live.route.maxBodyKib} KiB.`);
    return { destination, live, identified, limits: await countRequest(runtime, live, identified, ip, requestId) };
  }

  const write = (coming: Coming, status: number, error: unknown) => {
    const { request, requestId, startedAt, live, identified } = coming;
    if (!isAppError(error)) log.error({ err: error, requestId }, "gateway request failed");
    const path = coming.destination ? `${GATEWAY_PREFIX}${coming.destination.service}${coming.destination.path}` : GATEWAY_PREFIX;
    account(serving, { requestId, method: request.method ?? "", path, live, identified, status, outcome: outcomeOf(error), startedAt });
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const coming = comingOf(request);
    const { requestId, startedAt, ip } = coming;
    try {
      if (isPreflight(request.method ?? "", request.headers) && answerPreflight(coming, response)) return;
      const { destination, live, identified, limits } = await admit(coming, request.method ?? "", false);
      if (response.destroyed) return;
      const trace = traceOf(headerOf(request.headers.traceparent));
      new Exchange(serving, { request, response, destination, live, identified, requestId, ip, trace, cors: coming.cors, limits, startedAt }).start();
    } catch (error) {
      write(coming, refuse(request, response, error, requestId, coming.cors), error);
    }
  }

  /** Answers for the backend, so that it need not know who may. @throws Refusal for an origin that may not */
  function answerPreflight(coming: Coming, response: ServerResponse): boolean {
    const { request, requestId } = coming;
    const destination = parseDestination(request.url ?? "");
    const table = serving.table.current();
    const match =
      destination &&
      table &&
      matchRoute(table, destination.service, destination.routePath, headerOf(request.headers["access-control-request-method"]) ?? "");
    if (!match?.live) return false;
    coming.destination = destination;
    coming.live = match.live;
    const headers = preflightHeaders(request.headers, match.live.route.corsOrigins, match.live.methods);
    if (!headers) throw new Refusal(403, "refused", "forbidden", "Pages of this origin may not do this.");
    response.writeHead(204, [...headers, "x-request-id", requestId]).end();
    write(coming, 204, null);
    return true;
  }

  async function open(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const coming = comingOf(request);
    const { requestId, startedAt, ip } = coming;
    socket.on("error", () => socket.destroy());
    try {
      if (request.method !== "GET" || request.headers.upgrade?.toLowerCase() !== "websocket")
        throw new Refusal(426, "bad_request", "invalid", "Only WebSockets can be opened here.", { headers: ["upgrade", "websocket"] });
      if (isDraining || tunnels().length >= MOST_TUNNELS)
        throw new Refusal(503, "limited", "unavailable", "No more WebSockets can be opened at the moment.", { retryAfterSeconds: 5 });
      const { destination, live, identified } = await admit(coming, "GET", true);
      if (socket.destroyed) return;
      const trace = traceOf(headerOf(request.headers.traceparent));
      const isStillAllowed = async () => {
        const again = await callers.find({ headers: request.headers, requestId, ip });
        try {
          requireAccess(live, again, { method: "GET", headers: request.headers, isUpgrade: true });
          return again.caller.id === identified.caller.id && again.caller.tenantId === identified.caller.tenantId;
        } catch {
          return false;
        }
      };
      new Tunnel(serving, {
        request,
        socket,
        head,
        destination,
        live,
        identified,
        requestId,
        ip,
        trace,
        cors: coming.cors,
        startedAt,
        isStillAllowed,
      }).start();
    } catch (error) {
      const { status, headers, body } = problemOf(error, requestId, coming.cors);
      writeHead(socket, status, [...headers, "connection", "close"], body);
      socket.end();
      write(coming, status, error);
    }
  }

  return {
    owns: ({ url }) => url?.startsWith(GATEWAY_PREFIX) ?? false,
    handle: (request, response) => void serve(request, response),
    upgrade: (request, socket, head) => void open(request, socket, head),
    reload: () => serving.table.reload(),
    drain() {
      isDraining = true;
      for (const each of exchanges()) if (each instanceof Exchange && each.isEventStream) each.cutOff();
      for (const each of tunnels()) if (each instanceof Tunnel) each.close();
    },
    async close() {
      serving.watchdog.stop();
      await serving.outcomes.stop();
      await serving.table.close();
      accessLog.flush();
    },
  };
}

/** A request takes no longer than its route says, also where it is the database that is silent about who asks. @throws Refusal */
async function foundWithin(ms: number, finding: Promise<Identified>): Promise<Identified> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const refusal = new Refusal(503, "refused", "unavailable", "Who you are cannot be looked up at the moment. Nothing was sent on.", {
      retryAfterSeconds: 5,
    });
    timer = setTimeout(reject, ms, refusal).unref();
  });
  // Whoever asks next hears what comes of it.
  finding.catch(() => undefined);
  return Promise.race([finding, late]).finally(() => clearTimeout(timer));
}

function countHosts(raw: readonly string[]): number {
  let hosts = 0;
  for (let at = 0; at < raw.length; at += 2) if (raw[at]?.length === 4 && raw[at]?.toLowerCase() === "host") hosts += 1;
  return hosts;
}

const headerOf = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

function outcomeOf(error: unknown): Outcome {
  if (error === null) return "answered";
  if (error instanceof Refusal) return error.outcome;
  if (!isAppError(error)) return "failed";
  return error.code === "limit_exceeded" ? "limited" : "refused";
}
