import type { z } from "zod";
import { contextOfRequest, type RequestContext } from "#lib/identity";
import { fromZodError } from "#lib/platform/errors";
import { withRequestId } from "#lib/platform/log";
import { getRuntime } from "#lib/platform/runtime";
import { problemResponse } from "./json-route.ts";
import { requestFacts } from "./request-facts.ts";

interface Asset {
  contentType: string;
  body: string | Uint8Array<ArrayBuffer>;
}

interface AssetDeclaration<P extends z.ZodType> {
  params: P;
  /** "public": the same for everybody. "private": only the reader's own browser may keep it. */
  cache: "public" | "private";
  read(input: { context: RequestContext; params: z.output<P> }): Promise<Asset>;
}

const FOR_EVER_SECONDS = 31_536_000;

/**
 * The wrapper of routes that answer with a part of a page, such as a picture. Its address names its content, so that it never
 * changes and browsers keep it. It can run nothing, whatever is in it. Failures are problem+json.
 */
export function assetRoute<P extends z.ZodType>({ params: shape, cache, read }: AssetDeclaration<P>) {
  return async (request: Request, segments: { params: Promise<Record<string, string>> }): Promise<Response> => {
    const runtime = getRuntime();
    const facts = requestFacts(request.headers);
    return withRequestId(facts.requestId, async () => {
      try {
        const parsed = shape.safeParse((await segments.params) ?? {});
        if (!parsed.success) throw fromZodError(parsed.error, "The address has a part that is not valid.");
        const context = await contextOfRequest(runtime, facts);
        const { contentType, body } = await read({ context, params: parsed.data });
        return new Response(body, {
          headers: {
            "content-type": contentType,
            "content-disposition": "inline",
            "cache-control": `${cache}, max-age=${FOR_EVER_SECONDS}, immutable`,
            "x-content-type-options": "nosniff",
            "x-request-id": facts.requestId,
          },
        });
      } catch (error) {
        return problemResponse(runtime, error, facts.requestId);
      }
    });
  };
}
