import { z } from "zod";
import {
  type Context,
  type Permission,
  requireMayWrite,
  requireSomeReach,
  requireStaff,
  requireTenant,
  requireUser,
  type StaffContext,
  type TenantContext,
  type UserContext,
} from "#lib/access";
import { contextOfRequest, type RequestContext } from "#lib/identity";
import { sha256 } from "#lib/platform/crypto";
import { fromZodError, invalid, isAppError, limitExceeded, PROBLEM_MEDIA_TYPE, type Problem, toProblem } from "#lib/platform/errors";
import { withRequestId } from "#lib/platform/log";
import { networkOf } from "#lib/platform/rate-limit";
import { getRuntime, type Runtime } from "#lib/platform/runtime";
import { consumePlanCall, meterCall } from "#lib/usage";
import { sayIn } from "#words";
import type { Locale } from "#words/locales";
import { cachedResponse } from "./cached-response.ts";
import { requireCsrf } from "./csrf.ts";
import { logFailure } from "./log-failure.ts";
import { BodyError, readJsonBody } from "./read-json-body.ts";
import { requestFacts } from "./request-facts.ts";
import { routePattern } from "./route-pattern.ts";
import { screenLocale } from "./screen-locale.ts";

/** Who may call a route at all; what they may do there is checked by the domain function behind it. */
export type Access = "public" | "user" | "tenant" | "staff" | "tenant_or_staff";

interface ContextFor {
  public: Context;
  user: UserContext;
  tenant: TenantContext;
  staff: StaffContext;
  tenant_or_staff: TenantContext | StaffContext;
}

type Shape = z.ZodType;

/** What a route is: enough to serve it and to describe it in OpenAPI. */
export interface RouteDeclaration<A extends Access, P extends Shape, Q extends Shape, B extends Shape, R extends Shape> {
  operationId: string;
  summary: string;
  tag: string;
  access: A;
  /** What one must be allowed to do, as the domain function behind it asks; refused at the door, before anything is parsed. */
  permission?: Permission;
  params?: P;
  query?: Q;
  body?: B;
  response: R;
  /** Status of a success; 200 unless said. */
  status?: number;
  /** True for a write that may be sent twice: it then needs an `Idempotency-Key`. */
  idempotent?: boolean;
  maxBodyBytes?: number;
  /** For how many seconds an answer may be kept, by everybody where the caller is nobody; answered with an ETag then, and with 304. */
  cacheSeconds?: number;
  /** True for the writes that are left to staff who act as somebody and may only look: to stop, and to sign out. */
  allowsReadOnly?: boolean;
  handle(input: {
    context: ContextFor[A] & Pick<RequestContext, "sessionExpiresAt" | "halfSignedIn">;
    params: z.output<P>;
    query: z.output<Q>;
    body: z.output<B>;
    runtime: Runtime;
    /** For what else the answer should carry, such as cookies. */
    responseHeaders: Headers;
  }): Promise<z.input<R>>;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of routes of every shape; each was checked where it was declared
export type AnyDeclaration = RouteDeclaration<Access, any, any, any, any>;

export type RouteHandler = ((request: Request, segments: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>) & {
  declaration: AnyDeclaration;
};

const DEFAULT_MAX_BODY_BYTES = 64 * 1024;
const LEAST_COMPRESSED_CHARACTERS = 16_384;
const WRITES = new Set(["POST", "PUT", "PATCH", "DELETE"]);
const idempotencyKey = z.string().regex(/^[\x21-\x7e]{8,128}$/);

/**
 * The one wrapper of JSON routes: context, rate limit, CSRF, parsing, idempotency, the answer through its schema (so
 * that no field leaks that was not declared), and problem+json for everything that fails.
 */
export function jsonRoute<A extends Access, R extends Shape, P extends Shape = Shape, Q extends Shape = Shape, B extends Shape = Shape>(
  declaration: RouteDeclaration<A, P, Q, B, R>,
): RouteHandler {
  let route: string | null = null;
  const handler = async (request: Request, segments: { params: Promise<Record<string, string | string[]>> }) => {
    const runtime = getRuntime();
    const facts = requestFacts(request.headers);
    const began = performance.now();
    let context: RequestContext | null = null;
    const answered = async (responseHeaders: Headers): Promise<Response> => {
      try {
        context = await contextOfRequest(runtime, facts);
        const allowed = await admit(runtime, declaration as unknown as AnyDeclaration, context, request, responseHeaders);
        const params = parse(declaration.params, await segments.params, "The address has a part that is not valid.");
        const query = parse(declaration.query, queryOf(request), "The query has a parameter that is not valid.");
        const raw = declaration.body ? await readJsonBody(request, declaration.maxBodyBytes ?? DEFAULT_MAX_BODY_BYTES) : undefined;
        const body = parse(declaration.body, raw, "Some fields need attention.");
        const idempotency = declaration.idempotent ? idempotencyOf(request, raw) : null;
        // `allowed` has what the access level promises; the type cannot follow it through the map.
        const answer = await declaration.handle({ context: { ...allowed, idempotency } as never, params, query, body, runtime, responseHeaders });
        const data = declaration.response.parse(answer);
        if (declaration.cacheSeconds !== undefined) {
          const isShared = context.actor.kind === "anonymous";
          return cachedResponse(request, JSON.stringify(data), { seconds: declaration.cacheSeconds, isShared, headers: responseHeaders });
        }
        return jsonResponse(data, declaration.status ?? 200, facts.requestId, responseHeaders);
      } catch (error) {
        return problemResponse(runtime, error, facts.requestId, limitHeadersOf(responseHeaders), screenLocale(request.headers, context));
      }
    };
    return withRequestId(facts.requestId, async () => {
      const response = await answered(new Headers());
      route ??= `${request.method} ${routePattern(new URL(request.url).pathname, await segments.params)}`;
      meterCall(runtime, { ...callerOf(context), route, status: response.status, durationMs: performance.now() - began });
      return response;
    });
  };
  return Object.assign(handler, { declaration: declaration as unknown as AnyDeclaration });
}

const LIMIT_HEADERS = ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"] as const;

/** Of what a handler set before it failed, only what concerns limits is still true. */
function limitHeadersOf(headers: Headers): [string, string][] {
  return LIMIT_HEADERS.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? ""] as [string, string]] : []));
}

/** For whom a call is counted. */
export const callerOf = (context: RequestContext | null): { tenantId: string | null; keyId: string | null } => ({
  tenantId: context?.tenant?.id ?? null,
  keyId: context?.actor.kind === "service" ? context.actor.keyId : null,
});

/**
 * Counts a call: by key, by person, or by address; one by key against the tenant's plan, too. Says in `headers` what is left of it.
 * @throws `limit_exceeded` when it is one too many within a minute, or within the plan's hour
 */
export async function limitCalls(runtime: Runtime, context: RequestContext, headers: Headers): Promise<void> {
  const limit = runtime.config.API_CALLS_PER_MINUTE;
  if (context.actor.kind === "service" && context.callsPerMinute !== null) {
    await runtime.limiter.consume({ name: "api-key", limit: context.callsPerMinute, windowSeconds: 60 }, context.actor.keyId);
    await limitByPlan(runtime, context, headers);
  } else if (context.actor.kind === "user") await runtime.limiter.consume({ name: "api", limit, windowSeconds: 60 }, context.actor.userId);
  else await runtime.limiter.consume({ name: "api-anonymous", limit, windowSeconds: 60 }, networkOf(context.origin.ip));
}

async function limitByPlan(runtime: Runtime, { tenant, callsPerHour, requestId }: RequestContext, headers: Headers): Promise<void> {
  if (!tenant || callsPerHour === null) return;
  const { limit, remaining, resetSeconds, isOver } = await consumePlanCall(runtime, { tenantId: tenant.id, limit: callsPerHour, requestId });
  headers.set("ratelimit-limit", String(limit));
  headers.set("ratelimit-remaining", String(remaining));
  headers.set("ratelimit-reset", String(resetSeconds));
  if (isOver)
    throw limitExceeded(
      `Your plan allows ${limit.toLocaleString("en")} API calls an hour. Go on when the next hour begins, or choose a larger plan.`,
      resetSeconds,
    );
}

async function admit(
  runtime: Runtime,
  { access, permission, allowsReadOnly }: Pick<AnyDeclaration, "access" | "permission" | "allowsReadOnly">,
  context: RequestContext,
  request: Request,
  responseHeaders: Headers,
) {
  await limitCalls(runtime, context, responseHeaders);
  if (access === "user") requireUser(context);
  if (access === "tenant") requireTenant(context);
  if (access === "staff") requireStaff(context);
  // Staff are in no tenant; everybody else must be.
  if (access === "tenant_or_staff" && !(context.actor.kind === "user" && context.actor.platformRole)) requireTenant(context);
  if (permission) requireSomeReach(context, permission);
  // A key is sent on purpose; only cookies are sent by browsers on behalf of other sites.
  if (WRITES.has(request.method) && context.actor.kind !== "service") requireCsrf(runtime, request.headers);
  if (allowsReadOnly) return { ...context, db: runtime.db };
  if (WRITES.has(request.method)) requireMayWrite(context);
  return context;
}

function parse(schema: Shape | undefined, input: unknown, message: string) {
  if (!schema) return undefined as never;
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw fromZodError(parsed.error, message);
  return parsed.data as never;
}

function queryOf(request: Request): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of new URL(request.url).searchParams) {
    if (name in query) throw invalid("The query names a parameter twice.", [{ path: name, message: "Give this once." }]);
    query[name] = value;
  }
  return query;
}

function idempotencyOf(request: Request, body: unknown) {
  const key = idempotencyKey.safeParse(request.headers.get("idempotency-key"));
  if (!key.success) {
    throw invalid("Send an Idempotency-Key header, so that a repeated request is done once.", [
      { path: "Idempotency-Key", message: "8 to 128 visible ASCII characters, new for each request." },
    ]);
  }
  return { key: key.data, requestHash: sha256(`${request.method} ${new URL(request.url).pathname}\n${JSON.stringify(body ?? null)}`) };
}

function jsonResponse(data: unknown, status: number, requestId: string, headers: Headers): Response {
  const body = JSON.stringify(data);
  // no-transform: a short answer costs more to compress than to send.
  const cacheControl = body.length < LEAST_COMPRESSED_CHARACTERS ? "no-store, no-transform" : "no-store";
  headers.set("content-type", "application/json");
  headers.set("cache-control", cacheControl);
  headers.set("x-request-id", requestId);
  return new Response(body, { status, headers });
}

/** The problem+json answer to any failure, in a language; unexpected ones go into the log under the request id. */
export function problemResponse(
  runtime: Pick<Runtime, "log">,
  error: unknown,
  requestId: string,
  more: [string, string][] = [],
  locale: Locale = "en",
): Response {
  const status = error instanceof BodyError ? error.status : undefined;
  const problem = inLanguage(toProblem(error, requestId, status), locale);
  logFailure(runtime, error, "request");
  const headers = new Headers([...more, ["content-type", PROBLEM_MEDIA_TYPE], ["cache-control", "no-store"], ["x-request-id", requestId]]);
  if (isAppError(error) && error.retryAfterSeconds !== undefined) headers.set("retry-after", String(error.retryAfterSeconds));
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

function inLanguage(problem: Problem, locale: Locale): Problem {
  const { detail, issues } = problem;
  return {
    ...problem,
    detail: sayIn(locale, detail),
    ...(issues && { issues: issues.map((issue) => ({ ...issue, message: sayIn(locale, issue.message) })) }),
  };
}
