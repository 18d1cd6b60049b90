import { z } from "zod";
import { noPortfolioPage, portfolioPage } from "#lib/gamification";
import { isAppError } from "#lib/platform/errors";
import { textRoute } from "#lib/web";

const contentType = "text/html; charset=utf-8";

/** The public page of a portfolio, made without React: a plain document without script. Whoever keeps it asks each time whether it still is so. */
export const GET = textRoute({
  params: z.object({ address: z.string().max(100) }),
  // Links come with whatever campaigns add to them.
  query: z.object({}),
  cacheSeconds: 0,
  async make({ params: { address }, runtime, locale }) {
    try {
      return { contentType, body: await portfolioPage(runtime, address) };
    } catch (error) {
      if (isAppError(error) && error.code === "not_found") return { contentType, body: noPortfolioPage(runtime, locale), status: 404 };
      throw error;
    }
  },
});
