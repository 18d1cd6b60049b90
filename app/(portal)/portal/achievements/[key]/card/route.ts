import { z } from "zod";
import { earnedAchievement } from "#lib/gamification";
import { definitionKey } from "#lib/gamification/schema";
import { downloadRoute } from "#lib/web";
import { drawCard } from "./draw-card.tsx";

/** The picture by which people share what they have earned. */
export const GET = downloadRoute({
  access: "tenant",
  permission: "campaign.read",
  params: z.strictObject({ key: definitionKey }),
  query: z.strictObject({}),
  async make({ context, params: { key } }) {
    const body = await drawCard(await earnedAchievement(context, key), context.tenant);
    return { contentType: "image/png", fileName: `${key}.png`, body };
  },
});
