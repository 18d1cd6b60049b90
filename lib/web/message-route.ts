import { withRequestId } from "#lib/platform/log";
import { networkOf } from "#lib/platform/rate-limit";
import { getRuntime, type Runtime } from "#lib/platform/runtime";
import { problemResponse } from "./json-route.ts";
import { readBytes } from "./read-json-body.ts";
import { requestFacts } from "./request-facts.ts";

interface Message {
  runtime: Runtime;
  requestId: string;
  params: Record<string, string>;
  headers: ReadonlyMap<string, string>;
  /** To the byte: signatures are over the bytes. */
  read(): Promise<Uint8Array>;
}

/**
 * The wrapper of routes to which another system sends signed messages: nobody's cookies are looked at, and nothing of the body is read before
 * its receiver asks for it. How often one address may knock is bounded. A success is told once the receiver is done.
 */
export function messageRoute({
  maxBytes,
  callsPerMinute,
  receive,
}: {
  maxBytes: number;
  callsPerMinute: number;
  receive(message: Message): Promise<object>;
}) {
  return (request: Request, segments: { params: Promise<Record<string, string | string[]>> }): Promise<Response> => {
    const runtime = getRuntime();
    const facts = requestFacts(request.headers);
    return withRequestId(facts.requestId, async () => {
      try {
        await runtime.limiter.consume({ name: "messages", limit: callsPerMinute, windowSeconds: 60 }, networkOf(facts.ip));
        const params = Object.fromEntries(Object.entries((await segments.params) ?? {}).map(([name, value]) => [name, String(value)]));
        const read = () => readBytes(request, maxBytes);
        const answer = await receive({ runtime, requestId: facts.requestId, params, headers: new Map(request.headers), read });
        return Response.json(answer, { headers: { "cache-control": "no-store", "x-request-id": facts.requestId } });
      } catch (error) {
        return problemResponse(runtime, error, facts.requestId);
      }
    });
  };
}
