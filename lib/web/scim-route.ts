import { closedForMaintenance, requireTenant, type TenantContext } from "#lib/access";
import { contextOfRequest } from "#lib/identity";
import { invalid, isAppError, notFound, toProblem, unauthenticated } from "#lib/platform/errors";
import { withRequestId } from "#lib/platform/log";
import { getRuntime, type Runtime } from "#lib/platform/runtime";
import { meterCall } from "#lib/usage";
import { callerOf, limitCalls } from "./json-route.ts";
import { logFailure } from "./log-failure.ts";
import { BodyError, readJsonBody } from "./read-json-body.ts";
import { requestFacts } from "./request-facts.ts";
import { routePattern } from "./route-pattern.ts";

const MEDIA_TYPE = "application/scim+json";
const ERROR_URN = "urn:ietf:params:scim:api:messages:2.0:Error";
const MAX_BODY_BYTES = 1024 * 1024;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const WITH_BODY = new Set(["POST", "PUT", "PATCH"]);
/** Reasons of a refusal that RFC 7644 has a name for (section 3.12). */
const SCIM_TYPES = new Set(["invalidFilter", "invalidPath", "invalidValue", "invalidSyntax", "noTarget", "mutability", "tooMany", "uniqueness"]);

export interface ScimCall {
  context: TenantContext;
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
  /** The version that `If-Match` names, or null for any. */
  version: number | null;
  /** Where the service is: `https://host/api/scim/v2`. */
  baseUrl: string;
}

export interface ScimAnswer {
  status?: number;
  /** None: an answer without content. */
  body?: Record<string, unknown>;
}

/**
 * The wrapper of SCIM's routes (RFC 7644): an API key, never a cookie; its limit; and every answer, also of a failure, as
 * application/scim+json.
 */
export function scimRoute(handle: (call: ScimCall) => Promise<ScimAnswer>) {
  return async (request: Request, segments: { params: Promise<Record<string, string>> }): Promise<Response> => {
    const runtime = getRuntime();
    const facts = requestFacts(request.headers);
    const began = performance.now();
    let caller = callerOf(null);
    const answered = async (): Promise<Response> => {
      try {
        const context = await contextOfRequest(runtime, { ...facts, cookieHeader: null });
        caller = callerOf(context);
        await limitCalls(runtime, context, new Headers());
        if (context.maintenance) throw closedForMaintenance(context.maintenance);
        if (context.actor.kind !== "service") throw unauthenticated("Send an API key: Authorization: Bearer biz_…");
        const params = (await segments.params) ?? {};
        if (params.id !== undefined && !UUID.test(params.id)) throw notFound("This resource");
        const { status = 200, body } = await handle({
          context: requireTenant(context),
          params,
          query: Object.fromEntries(new URL(request.url).searchParams),
          body: WITH_BODY.has(request.method) ? await readJsonBody(request, MAX_BODY_BYTES, [MEDIA_TYPE, "application/json"]) : undefined,
          version: versionOf(request.headers.get("if-match")),
          baseUrl: `${new URL(runtime.config.publicUrl).origin}/api/scim/v2`,
        });
        return answer(body, body ? status : 204, facts.requestId);
      } catch (error) {
        return failure(runtime, error, facts.requestId);
      }
    };
    return withRequestId(facts.requestId, async () => {
      const response = await answered();
      const route = `${request.method} ${routePattern(new URL(request.url).pathname, await segments.params)}`;
      meterCall(runtime, { ...caller, route, status: response.status, durationMs: performance.now() - began });
      return response;
    });
  };
}

/** `W/"3"` → 3. @throws `invalid` for what is no version of ours */
function versionOf(header: string | null): number | null {
  if (header === null || header.trim() === "*") return null;
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim()) ?? [];
  if (version === undefined) throw invalid('If-Match is one version, such as W/"3".');
  return Number(version);
}

function answer(body: Record<string, unknown> | undefined, status: number, requestId: string): Response {
  const headers = new Headers({ "cache-control": "no-store", "x-request-id": requestId });
  if (!body) return new Response(null, { status, headers });
  const meta = body.meta as { version?: string; location?: string } | undefined;
  if (meta?.version) headers.set("etag", meta.version);
  if (meta?.location) headers.set("location", meta.location);
  headers.set("content-type", MEDIA_TYPE);
  return new Response(JSON.stringify(body), { status, headers });
}

function failure(runtime: Pick<Runtime, "log">, error: unknown, requestId: string): Response {
  logFailure(runtime, error, "request");
  const problem = toProblem(error, requestId);
  const reason = isAppError(error) ? error.reason : undefined;
  const status = statusOf(error, problem.status, reason);
  const scimType = reason && SCIM_TYPES.has(reason) ? reason : undefined;
  const body = { schemas: [ERROR_URN], status: String(status), ...(scimType && { scimType }), detail: problem.detail };
  const response = answer(body, status, requestId);
  if (status === 401) response.headers.set("www-authenticate", "Bearer");
  if (isAppError(error) && error.retryAfterSeconds !== undefined) response.headers.set("retry-after", String(error.retryAfterSeconds));
  return response;
}

/** SCIM knows no 422, and a version that is no longer true is 412 (RFC 7644, section 3.14). */
function statusOf(error: unknown, status: number, reason: string | undefined): number {
  if (error instanceof BodyError) return error.status;
  if (reason === "precondition") return 412;
  return status === 422 ? 400 : status;
}
