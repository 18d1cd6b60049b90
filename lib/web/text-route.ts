import type { z } from "zod";
import { contextOfRequest, type RequestContext } from "#lib/identity";
import { fromZodError } from "#lib/platform/errors";
import { withRequestId } from "#lib/platform/log";
import { getRuntime, type Runtime } from "#lib/platform/runtime";
import type { Locale } from "#words/locales";
import { cachedResponse } from "./cached-response.ts";
import { limitCalls, problemResponse } from "./json-route.ts";
import { localeOfBrowser } from "./reader.ts";
import { requestFacts } from "./request-facts.ts";

interface TextDeclaration<P extends z.ZodType, Q extends z.ZodType> {
  params: P;
  query: Q;
  /** For how many seconds an answer may be kept, by everybody where the caller is nobody. */
  cacheSeconds: number;
  /** @param input.locale the language of the browser, for what is not kept and belongs to nobody */
  make(input: { context: RequestContext; params: z.output<P>; query: z.output<Q>; runtime: Runtime; url: URL; locale: Locale }): Promise<{
    contentType: string;
    body: string;
    /** 200 unless said. */
    status?: number;
    /** Beside the usual ones. */
    headers?: Record<string, string>;
  }>;
}

/** The wrapper of routes that answer with a document in somebody else's format, open to everybody. Failures are problem+json. */
export function textRoute<P extends z.ZodType, Q extends z.ZodType>({ params: shape, query: queryShape, cacheSeconds, make }: TextDeclaration<P, Q>) {
  return async (request: Request, segments: { params: Promise<Record<string, string | string[]>> }): Promise<Response> => {
    const runtime = getRuntime();
    const facts = requestFacts(request.headers);
    return withRequestId(facts.requestId, async () => {
      const headers = new Headers({ "x-content-type-options": "nosniff", "x-request-id": facts.requestId });
      try {
        const context = await contextOfRequest(runtime, facts);
        await limitCalls(runtime, context, headers);
        const url = new URL(request.url);
        const locale = localeOfBrowser(facts.cookieHeader, request.headers);
        const params = shape.safeParse((await segments.params) ?? {});
        if (!params.success) throw fromZodError(params.error, "The address has a part that is not valid.");
        const query = queryShape.safeParse(Object.fromEntries(url.searchParams));
        if (!query.success) throw fromZodError(query.error, "The query has a parameter that is not valid.");
        const {
          contentType,
          body,
          status = 200,
          headers: own = {},
        } = await make({ context, params: params.data, query: query.data, runtime, url, locale });
        for (const [name, value] of Object.entries(own)) headers.set(name, value);
        if (status !== 200)
          return new Response(body, {
            status,
            headers: { ...Object.fromEntries(headers), "content-type": contentType, "cache-control": "no-store" },
          });
        const isShared = context.actor.kind === "anonymous";
        return cachedResponse(request, body, { seconds: cacheSeconds, isShared, contentType, headers });
      } catch (error) {
        return problemResponse(runtime, error, facts.requestId);
      }
    });
  };
}
