import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { isIdempotent, mayRetry } from "../balance/retry-budget.ts";
import { identityToken } from "../request/identity-token.ts";
import type { Destination } from "../request/parse-path.ts";
import { requestHeaders } from "../request/request-headers.ts";
import { responseHeaders } from "../request/response-headers.ts";
import type { TraceContext } from "../request/trace-context.ts";
import type { Group, Instance } from "../table/instance.ts";
import type { LiveRoute } from "../table/route-table.ts";
import { account } from "./account.ts";
import { Attempt, type AttemptListener } from "./attempt.ts";
import type { Identified } from "./callers.ts";
import { codeOf, type Failure } from "./classify.ts";
import { pickInstance, secondsToWait } from "./pick-instance.ts";
import { type Outcome, Refusal, readTheRest, refuse } from "./refusal.ts";
import { hasBody, RequestBody } from "./request-body.ts";
import type { Serving } from "./serving.ts";
import { type KeptAnswer, MOST_KEPT_BODY_BYTES, mayKeep } from "./stale-answers.ts";
import type { Watched } from "./watchdog.ts";

/** Up to this length an answer that tells its length is sent when it is whole: what turns out to be cut off can then still be told as such. */
const SENT_WHOLE_BYTES = 64 * 1024;
const GATEWAY_ERRORS = new Set([502, 503, 504]);
/** Three digits can say more, but no more means anything (RFC 9110, section 15). */
const LAST_STATUS = 599;

/** Whoever left cannot be told; that they left is seen by the end of the connection. */
const nothing = (): void => undefined;

export interface Admitted {
  request: IncomingMessage;
  response: ServerResponse;
  destination: Destination;
  live: LiveRoute;
  identified: Identified;
  requestId: string;
  ip: string;
  trace: TraceContext;
  /** What every answer carries: of CORS, and of limits. */
  cors: readonly string[];
  limits: readonly string[];
  startedAt: number;
}

/** An admitted request on its way to an instance and back. */
export class Exchange implements AttemptListener, Watched {
  slot = -1;
  deadline = Number.POSITIVE_INFINITY;
  isEventStream = false;
  #serving: Serving;
  #of: Admitted;
  #totalDeadline: number;
  #attempt: Attempt | null = null;
  #attempts = 0;
  #failed: Instance[] = [];
  #body: RequestBody | null = null;
  /** Of the answer: nothing yet, its pieces are collected, or they are sent as they come. */
  #phase: "waiting" | "collecting" | "sending" | "over" = "waiting";
  #status = 0;
  #headers: string[] = [];
  #pieces: Buffer[] = [];
  #bytes = 0;
  #keeps = false;
  #isPaused = false;
  #code: string | undefined;
  /** Groups whose budget this request takes from until it is over. */
  #retried: Group[] = [];

  constructor(serving: Serving, admitted: Admitted) {
    this.#serving = serving;
    this.#of = admitted;
    const { totalTimeoutMs } = admitted.live.route;
    this.#totalDeadline = totalTimeoutMs === null ? Number.POSITIVE_INFINITY : admitted.startedAt + totalTimeoutMs;
  }

  start(): void {
    this.#of.response.on("close", () => this.#onClose()).on("error", nothing);
    this.#serving.watchdog.watch(this);
    this.#try();
  }

  #try(): void {
    const { live, destination, identified, request, ip, requestId, trace } = this.#of;
    const { route } = live;
    const picked = pickInstance({
      live,
      asker: { caller: identified.caller, ip },
      except: this.#failed,
      healthOf: this.#serving.healthOf,
      onBreaker: (state) => this.#serving.metrics.breakers.inc({ route: live.label, state }),
    });
    if (!picked) {
      this.#giveUp(
        new Refusal(503, "no_instance", "unavailable", "This service cannot answer at the moment. Try again in a while.", {
          retryAfterSeconds: secondsToWait(live),
        }),
      );
      return;
    }
    const { instance, group } = picked;
    const method = request.method ?? "GET";
    const target = destination.path + destination.query;
    const sign = this.#serving.table.current()?.signers.get(group.service);
    const identity = sign ? identityToken(sign, identified.caller, { service: group.service, method, target, requestId, nowMs: Date.now() }) : null;
    const headers = requestHeaders(request.rawHeaders, request.headers, {
      clientIp: ip,
      isHttps: this.#serving.isHttps,
      requestId,
      trace,
      identity,
    });
    this.#body = hasBody(request)
      ? new RequestBody(request, {
          maxBytes: route.maxBodyKib * 1_024,
          onProgress: () => this.#onUpload(),
          onTooLarge: () => this.#onTooLarge(),
        })
      : null;
    this.#body?.on("error", nothing);
    this.#attempts += 1;
    const attempt = new Attempt(this.#serving, picked, this);
    this.#attempt = attempt;
    this.#wait(route.firstByteTimeoutMs);
    try {
      instance.pool(route.connectTimeoutMs).dispatch({ path: instance.basePath + target, method, headers, body: this.#body }, attempt);
    } catch (error) {
      attempt.onResponseError(undefined, error instanceof Error ? error : new Error(String(error)));
    }
  }

  onAnswer(attempt: Attempt, status: number, headers: IncomingHttpHeaders): void {
    const { live, request, requestId, cors, limits, response, destination } = this.#of;
    if (status > LAST_STATUS) {
      attempt.abandon("garbage");
      this.#failedWith(attempt, "garbage", `status ${status}`);
      return;
    }
    const isGatewayError = GATEWAY_ERRORS.has(status);
    if (status >= 500) attempt.count("bad_answer", isGatewayError);
    if (isGatewayError) {
      this.#code = `status ${status}`;
      if (this.#mayTryAgain(attempt)) {
        attempt.abandon(null);
        this.#tryAgain(attempt);
        return;
      }
      // Its own words are better than none, but what the route says instead is better than those.
      if (this.#answerInstead()) {
        attempt.abandon(null);
        return;
      }
    }
    this.#status = status;
    this.#wait(live.route.idleTimeoutMs);
    const { origin, basePath } = attempt.picked.instance;
    this.#headers = responseHeaders(headers, requestId, cors, { service: destination.service, origin, basePath });
    for (const each of limits) this.#headers.push(each);
    this.#keeps = live.route.fallback === "stale" && request.method === "GET" && mayKeep(status, headers);
    this.isEventStream = String(headers["content-type"] ?? "").startsWith("text/event-stream");
    const length = headers["content-length"];
    const isBodiless = request.method === "HEAD" || status === 204 || status === 304;
    if (isBodiless || (length !== undefined && Number(length) <= SENT_WHOLE_BYTES && !this.isEventStream)) {
      this.#phase = "collecting";
      return;
    }
    // It may go on for hours; that it has begun is what counts.
    attempt.count("answered");
    if (!this.#sendHead()) return;
    this.#phase = "sending";
    if (length === undefined) response.flushHeaders();
  }

  onPiece(attempt: Attempt, piece: Buffer): void {
    const { response, live } = this.#of;
    this.#bytes += piece.length;
    this.#wait(live.route.idleTimeoutMs);
    if (this.#phase === "collecting" || (this.#keeps && this.#bytes <= MOST_KEPT_BODY_BYTES)) this.#pieces.push(piece);
    if (this.#phase === "sending" && !response.write(piece) && !this.#isPaused) {
      this.#isPaused = true;
      attempt.pause();
      response.once("drain", () => this.#onDrain());
    }
  }

  onEnd(attempt: Attempt): void {
    const { response, request } = this.#of;
    attempt.count("answered");
    if (this.#phase === "collecting") {
      if (!this.#sendHead()) return;
      const whole = this.#pieces.length === 1 ? this.#pieces[0] : this.#pieces.length === 0 ? undefined : Buffer.concat(this.#pieces);
      response.end(whole);
    } else response.end();
    if (this.#keeps && this.#bytes <= MOST_KEPT_BODY_BYTES) this.#keep();
    this.#over("answered");
    readTheRest(request);
  }

  onFailure(attempt: Attempt, failure: Failure, code: string): void {
    this.#failedWith(attempt, failure, code);
  }

  /** Time is up: for the first byte, for the next one, or for all of it. */
  onOverdue(): void {
    const attempt = this.#attempt;
    if (!attempt || this.#phase === "over") return;
    attempt.abandon("timeout");
    this.#giveUp(new Refusal(504, "timeout", "unavailable", "This service did not answer in time."));
  }

  /** Ends a stream that would go on, so that the process can stop and the client comes back elsewhere. */
  cutOff(): void {
    this.#attempt?.abandon(null);
    this.#of.response.end();
    this.#over("answered");
  }

  #failedWith(attempt: Attempt, failure: Failure, code: string): void {
    this.#code = code;
    if (this.#mayTryAgain(attempt)) {
      this.#tryAgain(attempt);
      return;
    }
    if (failure === "connect") {
      const seconds = secondsToWait(this.#of.live);
      this.#giveUp(
        new Refusal(503, failure, "unavailable", "This service cannot be reached at the moment. Try again in a while.", {
          retryAfterSeconds: seconds,
        }),
      );
    } else if (failure === "garbage") {
      this.#giveUp(new Refusal(502, failure, "unavailable", "This service gave an answer that cannot be understood."));
    } else this.#giveUp(new Refusal(502, failure, "unavailable", "This service broke off before it had answered."));
  }

  #tryAgain({ picked: { group, instance } }: Attempt): void {
    this.#failed.push(instance);
    this.#phase = "waiting";
    this.#pieces = [];
    this.#bytes = 0;
    this.#serving.metrics.retries.inc({ route: this.#of.live.label });
    group.retrying += 1;
    this.#retried.push(group);
    this.#try();
  }

  /** Only what does the same when it is sent twice, of which nothing was sent yet but its head, and nothing answered; elsewhere, within the budget. */
  #mayTryAgain({ picked }: Attempt): boolean {
    const { live, request, response } = this.#of;
    if (this.#attempts > live.route.retries || this.#phase === "sending" || response.destroyed || performance.now() >= this.#totalDeadline)
      return false;
    if (!isIdempotent(request.method ?? "") || this.#body?.isBegun) return false;
    const others = picked.group.instances.length > this.#failed.length + 1;
    return others && mayRetry(picked.group.underWay, picked.group.retrying);
  }

  #giveUp(refusal: Refusal): void {
    const { response, request, requestId, cors, limits } = this.#of;
    if (this.#phase === "sending") {
      // Part of the answer is out: all that can still be told is that it is not whole.
      response.destroy();
      this.#over(refusal.outcome === "timeout" ? "timeout" : "truncated");
      return;
    }
    if (this.#answerInstead()) return;
    this.#status = refuse(request, response, refusal, requestId, [...cors, ...limits]);
    this.#over(refusal.outcome);
  }

  #answerInstead(): boolean {
    const { live, response, request, cors, limits, requestId } = this.#of;
    const { route } = live;
    const own = ["x-request-id", requestId, "x-content-type-options", "nosniff", "content-security-policy", "sandbox", ...cors, ...limits];
    let answer: Pick<KeptAnswer, "status" | "headers" | "body"> | null = null;
    if (route.fallback === "static") {
      answer = {
        status: route.staticStatus,
        headers: ["content-type", route.staticType, "cache-control", "no-store"],
        body: Buffer.from(route.staticBody),
      };
    } else if (route.fallback === "stale" && (request.method === "GET" || request.method === "HEAD")) {
      const kept = this.#serving.stale.find(this.#keptKey(), route.staleSeconds * 1_000);
      if (kept) answer = { ...kept, headers: [...kept.headers, "age", String(Math.round((performance.now() - kept.keptAt) / 1_000))] };
    }
    if (!answer) return false;
    this.#status = answer.status;
    response.writeHead(answer.status, [...answer.headers, ...own, "x-brain-fallback", route.fallback, "content-length", String(answer.body.length)]);
    response.end(request.method === "HEAD" ? undefined : answer.body);
    this.#over("fallback");
    readTheRest(request);
    return true;
  }

  #keep(): void {
    const kept: string[] = [];
    const own = new Set(["content-length", "x-request-id", "x-content-type-options", "content-security-policy", "date", "age", "vary"]);
    for (let at = 0; at < this.#headers.length; at += 2) {
      const name = this.#headers[at] as string;
      if (own.has(name) || name.startsWith("access-control-") || name.startsWith("ratelimit-")) continue;
      kept.push(name, this.#headers[at + 1] as string);
    }
    this.#serving.stale.keep(this.#keptKey(), { status: this.#status, headers: kept, body: Buffer.concat(this.#pieces), keptAt: performance.now() });
  }

  /** Nobody is shown what was answered to somebody else, unless the route is for everybody and they sent nothing of their own. */
  #keptKey(): string {
    const { identified, destination, request, live } = this.#of;
    const { caller } = identified;
    const { accept = "", "accept-encoding": encoding = "", "accept-language": language = "", cookie = "", authorization = "" } = request.headers;
    const who =
      caller.kind === "anonymous"
        ? `${cookie}\n${authorization}`
        : `${caller.kind} ${caller.id} ${caller.tenantId} ${caller.actedBy}\n${authorization}`;
    return `${live.route.id}\n${destination.path}${destination.query}\n${accept}\n${encoding}\n${language}\n${who}`;
  }

  #sendHead(): boolean {
    try {
      this.#of.response.writeHead(this.#status, this.#headers);
      return true;
    } catch (error) {
      // A header that Node does not let out.
      this.#attempt?.abandon(null);
      this.#code = codeOf(error);
      this.#giveUp(new Refusal(502, "garbage", "unavailable", "This service gave an answer that cannot be understood."));
      return false;
    }
  }

  #wait(ms: number): void {
    this.deadline = Math.min(this.#totalDeadline, performance.now() + ms);
  }

  #onUpload(): void {
    if (this.#phase === "waiting") this.#wait(Math.max(this.#of.live.route.firstByteTimeoutMs, this.#of.live.route.idleTimeoutMs));
  }

  #onTooLarge(): void {
    const { live } = this.#of;
    this.#attempt?.abandon(null);
    this.#giveUp(new Refusal(413, "too_large", "invalid", `What you sent is larger than ${live.route.maxBodyKib} KiB.`));
  }

  #onDrain(): void {
    this.#isPaused = false;
    this.#wait(this.#of.live.route.idleTimeoutMs);
    this.#attempt?.resume();
  }

  /** Before the answer was out, that is the client who left. */
  #onClose(): void {
    if (this.#phase === "over") return;
    this.#attempt?.abandon(null);
    this.#status ||= 499;
    this.#over("client_left");
  }

  #over(outcome: Outcome): void {
    this.#phase = "over";
    this.#serving.watchdog.leave(this);
    for (const group of this.#retried) group.retrying -= 1;
    const { requestId, request, destination, live, identified, startedAt, trace } = this.#of;
    account(this.#serving, {
      requestId,
      method: request.method ?? "",
      path: `/api/brain/${destination.service}${destination.path}`,
      live,
      identified,
      status: this.#status,
      outcome,
      startedAt,
      attempts: this.#attempts,
      instance: this.#attempt?.picked.instance.address,
      bytes: this.#bytes,
      traceId: trace.traceId,
      code: this.#code,
    });
  }
}
