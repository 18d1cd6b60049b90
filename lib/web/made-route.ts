import type { z } from "zod";
import { contextOfRequest } from "#lib/identity";
import { fromZodError } from "#lib/platform/errors";
import { withRequestId } from "#lib/platform/log";
import { getRuntime, type Runtime } from "#lib/platform/runtime";
import { limitCalls, problemResponse } from "./json-route.ts";
import { requestFacts } from "./request-facts.ts";

interface MadeDeclaration<P extends z.ZodType> {
  params: P;
  /** Whether it is there, and by what it is known again. What is made twice is the same. */
  make(input: { params: z.output<P>; runtime: Runtime }): Promise<{ contentType: string; edition: string; make(): Promise<Uint8Array<ArrayBuffer>> }>;
}

const KEPT_MS = 24 * 3_600_000;
const MAX_AGE_SECONDS = 300;

/**
 * The wrapper of routes that answer everybody with a picture or a document that is dear to make: each edition is made once and kept for a day.
 * Whether it may still be seen is asked each time. It can run nothing. Failures are problem+json.
 */
export function madeRoute<P extends z.ZodType>({ params: shape, make }: MadeDeclaration<P>) {
  return async (request: Request, segments: { params: Promise<Record<string, string>> }): Promise<Response> => {
    const runtime = getRuntime();
    const facts = requestFacts(request.headers);
    return withRequestId(facts.requestId, async () => {
      try {
        const parsed = shape.safeParse((await segments.params) ?? {});
        if (!parsed.success) throw fromZodError(parsed.error, "The address has a part that is not valid.");
        await limitCalls(runtime, await contextOfRequest(runtime, facts), new Headers());
        const { contentType, edition, make: makeIt } = await make({ params: parsed.data, runtime });
        const headers = {
          "content-type": contentType,
          "content-disposition": "inline",
          "cache-control": `public, max-age=${MAX_AGE_SECONDS}`,
          "x-content-type-options": "nosniff",
          "x-request-id": facts.requestId,
        };
        return new Response(await keptOrMade(runtime, edition, makeIt), { headers });
      } catch (error) {
        return problemResponse(runtime, error, facts.requestId);
      }
    });
  };
}

/** A store that is away keeps nobody from it. */
async function keptOrMade({ store, log }: Runtime, edition: string, make: () => Promise<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  const key = `made:${edition}`;
  const away = (err: unknown) => {
    log.warn({ err, key }, "what was made could not be kept");
    return null;
  };
  const kept = await store.get(key).catch(away);
  if (kept) return new Uint8Array(Buffer.from(kept, "base64"));
  const made = await make();
  await store.set(key, Buffer.from(made).toString("base64"), { expireMs: KEPT_MS }).catch(away);
  return made;
}
