import { z } from "zod";
import { atomFeed } from "#lib/services";
import { textRoute } from "#lib/web";
import { toldStatus } from "../../../api/status/told-status.ts";

export const GET = textRoute({
  params: z.object({}),
  query: z.object({}),
  cacheSeconds: 60,
  async make({ context, runtime }) {
    const { view } = await toldStatus(runtime, context);
    return { contentType: "application/atom+xml; charset=utf-8", body: atomFeed(view, `${view.page.url}/atom.xml`) };
  },
});
