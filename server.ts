/**
 * The composition root of the web process: it makes the runtime that Next's bundles reach through `globalThis`, puts
 * the HTTP edge before Next, and starts realtime, probes and heartbeat.
 */
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import sirv from "sirv";
import { createGateway } from "#lib/brain";
import { startFlagMemory } from "#lib/flags";
import { sessionOfCookies } from "#lib/identity";
import { loadConfig, readEnvironment } from "#lib/platform/config";
import { newId } from "#lib/platform/crypto";
import {
  answerClientErrors,
  clientIp,
  compress,
  contentSecurityPolicy,
  divertUpgrades,
  INTERNAL_HEADERS,
  limitBodyTime,
  refuseAmbiguous,
  refuseLargeBody,
  refuseWithoutHost,
  securityHeaders,
  setUnlessGiven,
  trackRequests,
} from "#lib/platform/http";
import { withRequestId } from "#lib/platform/log";
import { bounded, failToStart, onShutdown, tellParent, toldToBegin } from "#lib/platform/process";
import { createRealtime } from "#lib/platform/realtime";
import { createRuntime, setRuntime } from "#lib/platform/runtime";
import {
  createServiceMetrics,
  createStatusDesk,
  noteGatewayOutcomes,
  type Prober,
  reachableServices,
  registerOwnParts,
  startHealthMemory,
  startHeartbeat,
  startProbing,
} from "#lib/services";
import { startSettingsMemory, watchPeriods } from "#lib/settings";
import { startUsageMeter } from "#lib/usage";

const FORM_SCRIPT = "/forms.js";
const WIDGETS = "/widgets/";
const ASSET_CACHE_SECONDS = 31_536_000;
const BODY_TIMEOUT_MS = 30_000;
/** A file of 10 MB over a slow line. */
const UPLOAD_TIMEOUT_MS = 300_000;
const UPLOADS = "/api/v1/conversations/attachments";
const HEADERS_TIMEOUT_MS = 30_000;
/** Of a form without a picture. */
const MAX_FORM_BYTES = 256 * 1024;
/** Where a browser without script sends a creative with its picture. As `serverActions.bodySizeLimit` in next.config.mjs. */
const PICTURE_FORM = /^\/portal\/campaigns\/[^/?]+\/creatives(\/[^/?]+)?(\?|$)/;
const MAX_PICTURE_FORM_BYTES = 2_100 * 1024;

async function main(): Promise<void> {
  await toldToBegin();
  const config = loadConfig(readEnvironment(process.cwd()));
  // NextAuth 4 reads its own address from the environment and nowhere else.
  process.env.NEXTAUTH_URL = config.publicUrl;
  const isDevelopment = config.NODE_ENV === "development";
  const isHttps = config.publicUrl.startsWith("https://");

  const runtime = createRuntime({ config, process: "web" });
  setRuntime(runtime);
  const { log } = runtime;
  const stopFlagMemory = startFlagMemory(runtime);
  const stopSettingsMemory = startSettingsMemory(runtime);
  const stopUsageMeter = startUsageMeter(runtime);

  // Bodies are timed below: what goes through the gateway may take as long as its route says.
  const server = createServer({ requestTimeout: 0, headersTimeout: HEADERS_TIMEOUT_MS, requireHostHeader: false });
  answerClientErrors(server, runtime);
  const requests = trackRequests(server);
  const app = next({ dev: isDevelopment, httpServer: server, hostname: config.HOST, port: config.PORT, dir: import.meta.dirname });
  const handle = app.getRequestHandler();
  await app.prepare();
  const serveStatic = isDevelopment
    ? null
    : sirv(`${import.meta.dirname}/.next/static`, { brotli: true, gzip: true, immutable: true, maxAge: ASSET_CACHE_SECONDS, etag: true });
  const fixedHeaders = securityHeaders(isHttps);

  const realtime = await createRealtime({
    httpServer: server,
    runtime,
    authenticate: async (cookieHeader, host) => {
      const session = await sessionOfCookies(runtime, cookieHeader, host);
      if (!session) return null;
      return {
        sessionId: session.sessionId,
        userId: session.userId,
        tenantId: session.tenant?.id ?? null,
        isPlatformStaff: session.platformRole !== null,
        expiresAt: session.expiresAt,
      };
    },
  });
  runtime.realtime = realtime;
  // Each web process tells the pages that are open on it.
  const stopWatchingPeriods = watchPeriods(runtime, () => realtime.reloadEverybody());

  createServiceMetrics(runtime);
  const health = startHealthMemory(runtime);
  const gateway = createGateway({
    runtime,
    instancesOf: () => reachableServices(runtime.db),
    healthOf: health.healthOf,
    report: (outcomes) =>
      noteGatewayOutcomes(
        runtime,
        outcomes.map(({ serviceKey, ...outcome }) => ({ ...outcome, key: serviceKey })),
      ),
  });
  divertUpgrades(server, gateway.owns, gateway.upgrade);
  const statusDesk = createStatusDesk(runtime, { isHttps });

  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    // socket.io answers its own path on the same server.
    if (request.url?.startsWith("/socket.io/")) return;
    requests.start(response);
    if (refuseWithoutHost(request, response, runtime)) return;
    // Before anything that costs: what goes through it needs none of that.
    if (gateway.owns(request)) {
      gateway.handle(request, response);
      return;
    }
    if (refuseAmbiguous(request, response, runtime)) return;
    limitBodyTime(request, response, request.url?.startsWith(`${UPLOADS}?`) ? UPLOAD_TIMEOUT_MS : BODY_TIMEOUT_MS);
    const finish = runtime.metrics.startRequest(request);
    response.once("close", () => finish(response.statusCode));
    const requestId = newId();
    response.setHeader("X-Request-Id", requestId);
    for (const [name, value] of fixedHeaders) response.setHeader(name, value);
    const isWidget = request.url?.startsWith(WIDGETS) ?? false;
    // Others put these into pages of their own. What frames may show says so in a policy of its own; the rest of the path keeps ours.
    if (request.url === FORM_SCRIPT || isWidget) response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    if (isWidget) response.removeHeader("X-Frame-Options");
    const failed = (error: unknown) => {
      log.error({ err: error, requestId }, "request handler failed");
      if (!response.headersSent) response.statusCode = 500;
      response.end();
    };
    // Told to everybody, and from memory: when something is wrong, all come at once.
    if (statusDesk.owns(request)) {
      statusDesk.answer(request, response).catch(failed);
      return;
    }

    for (const name of Object.values(INTERNAL_HEADERS)) delete request.headers[name];
    const nonce = randomBytes(16).toString("base64");
    request.headers[INTERNAL_HEADERS.requestId] = requestId;
    request.headers[INTERNAL_HEADERS.clientIp] = clientIp(request, config.TRUST_PROXY);
    request.headers[INTERNAL_HEADERS.nonce] = nonce;

    // Forms are limited here, since Next would cut the connection without an answer; API routes have limits of their own.
    const maxFormBytes = PICTURE_FORM.test(request.url ?? "") ? MAX_PICTURE_FORM_BYTES : MAX_FORM_BYTES;
    if (!request.url?.startsWith("/api/") && refuseLargeBody(request, response, maxFormBytes)) return;

    if (serveStatic && request.url?.startsWith("/_next/static/")) {
      request.url = request.url.slice("/_next/static".length);
      serveStatic(request, response, () => {
        response.statusCode = 404;
        response.end();
      });
      return;
    }
    const policy = contentSecurityPolicy({ nonce, isDevelopment, isHttps });
    // Next reads the nonce for its own scripts from the policy on the request.
    request.headers["content-security-policy"] = policy;
    // A download and a widget have policies of their own, which Next would drop where one stands already.
    if (isWidget || request.url?.startsWith("/api/")) setUnlessGiven(response, "Content-Security-Policy", policy);
    else response.setHeader("Content-Security-Policy", policy);
    compress(request, response, () => {
      // Around pages, too: what is logged of them, and the number on their error page, is that of the request.
      withRequestId(requestId, () => handle(request, response)).catch(failed);
    });
  });

  let prober: Prober | null = null;
  const stopHeartbeat = startHeartbeat({ db: runtime.db, kind: "web", clock: runtime.clock, processId: runtime.processId, log });
  onShutdown((reason) => stop(reason));

  async function stop(reason: string): Promise<void> {
    log.info({ reason, requests: requests.count }, "stopping");
    await prober?.stop();
    stopWatchingPeriods();
    await realtime.close();
    gateway.drain();
    const cutOff = await requests.drain(config.SHUTDOWN_GRACE_SECONDS * 1_000);
    if (cutOff > 0) log.warn({ cutOff }, "requests were cut off after the grace period");
    await bounded(gateway.close());
    health.stop();
    // After the last request: what was counted of it is written, too.
    await bounded(stopUsageMeter());
    await bounded(stopHeartbeat());
    await bounded(stopFlagMemory());
    await bounded(stopSettingsMemory());
    await bounded(app.close());
    await bounded(runtime.close());
  }

  await listen(server, config.PORT, config.HOST);
  // What the parts are is known before anything of them is measured; without it they are measured all the same.
  await bounded(
    registerOwnParts(runtime.db).catch((error: unknown) => log.error({ err: error }, "the portal's parts could not be entered into the registry")),
  );
  prober = startProbing({ runtime, baseUrl: `http://${loopback(config.HOST)}:${config.PORT}` });
  log.info({ address: config.publicUrl }, "the web server is ready");
  tellParent({ type: "ready", serviceId: runtime.processId });
}

function listen(server: ReturnType<typeof createServer>, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "EADDRINUSE" ? new Error(`Port ${port} on ${host} is in use. Stop what uses it, or set PORT to another.`) : error);
    });
    server.listen(port, host, resolve);
  });
}

const loopback = (host: string) => (host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "[::1]" : host.includes(":") ? `[${host}]` : host);

main().catch(failToStart);
