import { type IncomingHttpHeaders, type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { identityToken } from "../request/identity-token.ts";
import type { Destination } from "../request/parse-path.ts";
import { requestHeaders } from "../request/request-headers.ts";
import { responseHeaders } from "../request/response-headers.ts";
import type { TraceContext } from "../request/trace-context.ts";
import type { LiveRoute } from "../table/route-table.ts";
import { account } from "./account.ts";
import { Attempt, type AttemptListener } from "./attempt.ts";
import type { Identified } from "./callers.ts";
import type { Failure } from "./classify.ts";
import { pickInstance, secondsToWait } from "./pick-instance.ts";
import { type Outcome, problemOf, Refusal } from "./refusal.ts";
import type { Serving } from "./serving.ts";
import type { Watched } from "./watchdog.ts";

const RECHECK_EVERY_MS = 30_000;

export interface AdmittedUpgrade {
  request: IncomingMessage;
  socket: Duplex;
  head: Buffer;
  destination: Destination;
  live: LiveRoute;
  identified: Identified;
  requestId: string;
  ip: string;
  trace: TraceContext;
  cors: readonly string[];
  startedAt: number;
  /** Whether whoever opened it still may; asked every 30 s. */
  isStillAllowed(): Promise<boolean>;
}

/** A WebSocket through the gateway (RFC 6455): the handshake is a request like any other, and then the two connections are one. */
export class Tunnel implements AttemptListener, Watched {
  slot = -1;
  deadline: number;
  #serving: Serving;
  #of: AdmittedUpgrade;
  #attempt: Attempt | null = null;
  #upstream: Duplex | null = null;
  #status = 0;
  #bytes = 0;
  #isOver = false;
  #outcome: Outcome | null = null;
  #recheck: NodeJS.Timeout | null = null;

  constructor(serving: Serving, admitted: AdmittedUpgrade) {
    this.#serving = serving;
    this.#of = admitted;
    this.deadline = performance.now() + admitted.live.route.firstByteTimeoutMs;
  }

  start(): void {
    const { live, identified, ip, request, destination, requestId, trace, socket } = this.#of;
    this.#serving.watchdog.watch(this);
    socket.once("close", () => this.#end("client_left"));
    const picked = pickInstance({
      live,
      asker: { caller: identified.caller, ip },
      except: [],
      healthOf: this.#serving.healthOf,
      onBreaker: (state) => this.#serving.metrics.breakers.inc({ route: live.label, state }),
    });
    if (!picked) {
      const options = { retryAfterSeconds: secondsToWait(live) };
      this.#refuse(new Refusal(503, "no_instance", "unavailable", "This service cannot answer at the moment. Try again in a while.", options));
      return;
    }
    const { instance, group } = picked;
    const target = destination.path + destination.query;
    const sign = this.#serving.table.current()?.signers.get(group.service);
    const signed = { service: group.service, method: "GET", target, requestId, nowMs: Date.now() };
    const identity = sign ? identityToken(sign, identified.caller, signed) : null;
    const passage = { clientIp: ip, isHttps: this.#serving.isHttps, requestId, trace, identity };
    const headers = requestHeaders(request.rawHeaders, request.headers, passage);
    this.#attempt = new Attempt(this.#serving, picked, this);
    try {
      instance
        .pool(live.route.connectTimeoutMs)
        .dispatch({ path: instance.basePath + target, method: "GET", headers, upgrade: "websocket" }, this.#attempt);
    } catch (error) {
      this.#attempt.onResponseError(undefined, error instanceof Error ? error : new Error(String(error)));
    }
  }

  onUpgrade(attempt: Attempt, headers: IncomingHttpHeaders, upstream: Duplex): void {
    const { socket, requestId, head, live, destination, isStillAllowed } = this.#of;
    const { origin, basePath } = attempt.picked.instance;
    attempt.count("answered");
    if (this.#isOver) {
      upstream.destroy();
      return;
    }
    this.#upstream = upstream;
    upstream.on("error", () => socket.destroy());
    upstream.once("close", () => this.#end("answered"));
    this.#write(101, [
      "connection",
      "Upgrade",
      "upgrade",
      "websocket",
      ...responseHeaders(headers, requestId, [], { service: destination.service, origin, basePath }),
    ]);
    if (head.length > 0) upstream.write(head);
    const touch = (piece: Buffer) => {
      this.#bytes += piece.length;
      this.deadline = performance.now() + live.route.idleTimeoutMs;
    };
    this.deadline = performance.now() + live.route.idleTimeoutMs;
    socket.on("data", touch).pipe(upstream);
    upstream.on("data", touch).pipe(socket);
    this.#recheck = setInterval(() => {
      isStillAllowed().then(
        (isAllowed) => isAllowed || this.close(),
        () => undefined, // who cannot be asked about, such as while the database is away, is asked about again
      );
    }, RECHECK_EVERY_MS).unref();
  }

  /** The backend answers the handshake with something else: that is said, and no more of it. */
  onAnswer(attempt: Attempt, status: number): void {
    attempt.count(status >= 500 ? "bad_answer" : "answered", status >= 502 && status <= 504);
    attempt.abandon(null);
    const isClients = status >= 400 && status < 500;
    this.#refuse(new Refusal(isClients ? status : 502, "failed", isClients ? "forbidden" : "unavailable", "This service did not open a WebSocket."));
  }

  onPiece(): void {}
  onEnd(): void {}

  onFailure(_attempt: Attempt, failure: Failure): void {
    this.#refuse(
      new Refusal(failure === "connect" ? 503 : 502, failure, "unavailable", "This service cannot be reached at the moment. Try again in a while."),
    );
  }

  onOverdue(): void {
    if (this.#upstream) {
      this.#outcome = "timeout";
      this.close();
      return;
    }
    this.#attempt?.abandon("timeout");
    this.#refuse(new Refusal(504, "timeout", "unavailable", "This service did not answer in time."));
  }

  /** Ends both sides. */
  close(): void {
    this.#upstream?.destroy();
    this.#of.socket.destroy();
    this.#end("answered");
  }

  #refuse(refusal: Refusal): void {
    if (this.#isOver) return;
    const { status, headers, body } = problemOf(refusal, this.#of.requestId, this.#of.cors);
    this.#write(status, [...headers, "connection", "close"], body);
    this.#of.socket.end();
    this.#end(refusal.outcome);
  }

  #write(status: number, headers: readonly string[], body = ""): void {
    this.#status = status;
    writeHead(this.#of.socket, status, headers, body);
  }

  #end(outcome: Outcome): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.#recheck) clearInterval(this.#recheck);
    this.#serving.watchdog.leave(this);
    this.#attempt?.abandon(null);
    this.#upstream?.destroy();
    const { requestId, destination, live, identified, startedAt, trace, socket } = this.#of;
    if (this.#upstream) socket.destroy();
    account(this.#serving, {
      requestId,
      method: "GET",
      path: `/api/brain/${destination.service}${destination.path}`,
      live,
      identified,
      status: this.#status,
      outcome: this.#outcome ?? (this.#status === 101 ? "answered" : outcome),
      startedAt,
      attempts: this.#attempt ? 1 : 0,
      instance: this.#attempt?.picked.instance.address,
      bytes: this.#bytes,
      traceId: trace.traceId,
    });
  }
}

/** An answer on a connection that Node has handed over. Values come from Node's or undici's parser, which let no line break through. */
export function writeHead(socket: Duplex, status: number, headers: readonly string[], body: string): void {
  let text = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "Unknown"}\r\n`;
  for (let at = 0; at < headers.length; at += 2) text += `${headers[at]}: ${headers[at + 1]}\r\n`;
  socket.write(`${text}\r\n`, "latin1");
  if (body !== "") socket.write(body);
}
