import { z } from "zod";
import { portfolioPdf, readPublicPortfolio } from "#lib/gamification";
import { madeRoute } from "#lib/web";

/** A published portfolio as a document. */
export const GET = madeRoute({
  params: z.object({ address: z.string().max(100) }),
  async make({ params: { address }, runtime }) {
    const portfolio = await readPublicPortfolio(runtime, address);
    return { contentType: "application/pdf", edition: `pdf:${portfolio.id}:${portfolio.edition}`, make: () => portfolioPdf(portfolio) };
  },
});
