import { z } from "zod";
import { atomFeed, audienceOf, toldStatus } from "#lib/services";
import { textRoute } from "#lib/web";

export const GET = textRoute({
  params: z.object({}),
  query: z.object({}),
  cacheSeconds: 60,
  async make({ context, runtime }) {
    const { view } = await toldStatus(runtime, audienceOf(context));
    return { contentType: "application/atom+xml; charset=utf-8", body: atomFeed(view, `${view.page.url}/atom.xml`) };
  },
});
