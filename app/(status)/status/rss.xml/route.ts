import { z } from "zod";
import { audienceOf, rssFeed, toldStatus } from "#lib/services";
import { textRoute } from "#lib/web";

export const GET = textRoute({
  params: z.object({}),
  query: z.object({}),
  cacheSeconds: 60,
  async make({ context, runtime }) {
    const { view } = await toldStatus(runtime, audienceOf(context));
    return { contentType: "application/rss+xml; charset=utf-8", body: rssFeed(view, `${view.page.url}/rss.xml`) };
  },
});
