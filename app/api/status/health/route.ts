import { z } from "zod";
import { audienceOf, serviceHealth, toldStatus } from "#lib/services";
import { textRoute } from "#lib/web";

/** The services as application/health+json; a failure answers 503, as the format asks for. */
export const GET = textRoute({
  params: z.object({}),
  query: z.object({}),
  cacheSeconds: 2,
  async make({ context, runtime }) {
    const { view } = await toldStatus(runtime, audienceOf(context));
    const { status, body } = serviceHealth(view);
    return { contentType: "application/health+json", body: JSON.stringify(body), status };
  },
});
