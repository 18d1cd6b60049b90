import { sameText } from "#lib/platform/crypto";
import { forbidden } from "#lib/platform/errors";
import { getRuntime } from "#lib/platform/runtime";
import { problemResponse, requestFacts } from "#lib/web";

const LOOPBACK = new Set(["127.0.0.1", "::1"]);

/** For Prometheus: with `METRICS_TOKEN` as bearer, or without a token from the machine itself. */
export async function GET(request: Request): Promise<Response> {
  const runtime = getRuntime();
  const { ip, requestId } = requestFacts(request.headers);
  const token = runtime.config.METRICS_TOKEN;
  const sent = request.headers.get("authorization")?.replace(/^Bearer /, "");
  const isAllowed = token ? sent !== undefined && sameText(sent, token) : ip !== null && LOOPBACK.has(ip) && runtime.config.TRUST_PROXY === 0;
  if (!isAllowed) return problemResponse(runtime, forbidden("Metrics need METRICS_TOKEN as bearer token."), requestId);
  return new Response(await runtime.metrics.render(), { headers: { "content-type": runtime.metrics.contentType, "cache-control": "no-store" } });
}
