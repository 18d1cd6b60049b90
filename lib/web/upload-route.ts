import { z } from "zod";
import { requireMayWrite, type StaffContext, type TenantContext } from "#lib/access";
import { contextOfRequest, type RequestContext } from "#lib/identity";
import { fromZodError, invalid } from "#lib/platform/errors";
import { withRequestId } from "#lib/platform/log";
import { getRuntime } from "#lib/platform/runtime";
import { requireTenantOrStaff } from "./access-of-route.ts";
import { requireCsrf } from "./csrf.ts";
import type { FileOperation, UploadOperation } from "./file-operation.ts";
import { limitCalls, problemResponse } from "./json-route.ts";
import { BodyError } from "./read-json-body.ts";
import { requestFacts } from "./request-facts.ts";
import { screenLocale } from "./screen-locale.ts";

interface UploadDeclaration<Q extends z.ZodType, R extends z.ZodType> {
  /** As the document of the API tells it; `permission` is what the receiver asks for. */
  operation: FileOperation & Pick<UploadOperation, "access" | "permission">;
  query: Q;
  response: R;
  maxBytes: number;
  /** For files that are known by what they say: another system may send one without a key, and `key` is "" then. */
  isKnownByContent?: boolean;
  /** Takes the bytes as they arrive; `declaredBytes` is what the sender said, where they did. */
  receive(input: {
    context: TenantContext | StaffContext;
    query: z.output<Q>;
    key: string;
    declaredBytes: number | null;
    bytes: AsyncIterable<Uint8Array>;
  }): Promise<z.input<R>>;
}

const idempotencyKey = z.string().regex(/^[\x21-\x7e]{8,128}$/);

/**
 * The wrapper of routes that take one file, as the body itself: nothing of it is kept in memory beyond what its receiver keeps, and a body
 * that is larger than it may be is refused by what it says of itself, and counted by its receiver. A type that the sender names is not read.
 */
export function uploadRoute<Q extends z.ZodType, R extends z.ZodType>({
  operation,
  query: shape,
  response,
  maxBytes,
  isKnownByContent = false,
  receive,
}: UploadDeclaration<Q, R>) {
  const file: UploadOperation = { ...operation, kind: "upload", query: shape, response, maxBytes, needsKey: !isKnownByContent };
  const handler = (request: Request): Promise<Response> => {
    const runtime = getRuntime();
    const facts = requestFacts(request.headers);
    return withRequestId(facts.requestId, async () => {
      let context: RequestContext | null = null;
      try {
        context = await contextOfRequest(runtime, facts);
        await limitCalls(runtime, context, new Headers());
        const allowed = requireTenantOrStaff(context);
        if (context.actor.kind !== "service") requireCsrf(runtime, request.headers);
        requireMayWrite(context);
        const query = shape.safeParse(Object.fromEntries(new URL(request.url).searchParams));
        if (!query.success) throw fromZodError(query.error, "The query has a parameter that is not valid.");
        const sentKey = request.headers.get("idempotency-key");
        const key = isKnownByContent && sentKey === null ? ({ success: true, data: "" } as const) : idempotencyKey.safeParse(sentKey);
        if (!key.success) throw invalid("Send an Idempotency-Key header, so that a repeated request is done once.");
        const length = request.headers.get("content-length");
        const declaredBytes = length === null ? null : Number(length);
        if (declaredBytes !== null && declaredBytes > maxBytes) throw new BodyError(413, `A file may have ${maxBytes / 1_000_000} MB at most.`);
        const answer = await receive({ context: allowed, query: query.data, key: key.data, declaredBytes, bytes: request.body ?? nothing() });
        const headers = { "cache-control": "no-store", "x-request-id": facts.requestId };
        return Response.json(response.parse(answer), { status: 201, headers });
      } catch (error) {
        return problemResponse(runtime, error, facts.requestId, [], screenLocale(request.headers, context));
      }
    });
  };
  return Object.assign(handler, { file });
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
