import type { Services } from "./services.ts";

/** Where the campaigns of the demo that are still to come will run: without a channel none would go live on its day. */
const CHANNELS_OF: Record<string, string[]> = {
  "loyalty-relaunch": ["email", "facebook"],
  "january-check-ups-2027": ["google_ads", "email"],
  "ski-touring-2027": ["google_ads", "instagram", "youtube"],
  "new-year-menu-2027": ["email", "instagram"],
};

/** Plans the channels of campaigns that have no figures to tell of them. Safe to repeat. */
export async function planChannels({ db }: Pick<Services, "db">, tenantId: string): Promise<void> {
  for (const [key, channels] of Object.entries(CHANNELS_OF))
    await db.system({
      text: `INSERT INTO campaign_channel (tenant_id, campaign_id, channel)
             SELECT tenant_id, id, unnest($3::text[]) FROM campaign WHERE tenant_id = $1::uuid AND external_key = $2
             ON CONFLICT DO NOTHING`,
      values: [tenantId, key, channels],
    });
}
