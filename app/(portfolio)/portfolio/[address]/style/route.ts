import { z } from "zod";
import { portfolioStyle } from "#lib/gamification";
import { textRoute } from "#lib/web";

const STYLE_SECONDS = 3_600;

/** The stylesheet of a portfolio's page, in the tenant's colours. */
export const GET = textRoute({
  params: z.object({ address: z.string().max(100) }),
  query: z.object({}),
  cacheSeconds: STYLE_SECONDS,
  make: async ({ params: { address }, runtime }) => ({ contentType: "text/css; charset=utf-8", body: await portfolioStyle(runtime, address) }),
});
