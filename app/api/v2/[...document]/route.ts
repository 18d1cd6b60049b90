import { z } from "zod";
import { notFound } from "#lib/platform/errors";
import { audienceOf, STATUSPAGE_DOCUMENTS, type StatuspageDocument, toldStatus } from "#lib/services";
import { textRoute } from "#lib/web";

/** Statuspage's documents, at the addresses that they have there: `/api/v2/summary.json`. */
export const GET = textRoute({
  params: z.object({ document: z.array(z.string()) }),
  query: z.object({}),
  cacheSeconds: 5,
  async make({ context, runtime, params }) {
    const name = params.document.join("/").replace(/\.json$/, "");
    if (!isDocument(name) || !params.document.at(-1)?.endsWith(".json")) throw notFound("This document");
    const { view } = await toldStatus(runtime, audienceOf(context));
    return { contentType: "application/json", body: JSON.stringify(STATUSPAGE_DOCUMENTS[name](view)) };
  },
});

const isDocument = (name: string): name is StatuspageDocument => Object.hasOwn(STATUSPAGE_DOCUMENTS, name);
