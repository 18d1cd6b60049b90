import { addCreativeVersion, commentCreative, createCreative, decideCreative, resolveComment } from "#lib/campaigns";
import { addVersionInput, commentInput, createCreativeInput, decideCreativeInput } from "#lib/campaigns/schema";
import { DEMO_CREATIVES, type DemoCreative } from "./creatives.ts";
import { asOf, inOneTransaction } from "./one-transaction.ts";
import { type MemberOfDemo, personOf } from "./people.ts";
import { bandsPicture } from "./picture.ts";
import { DAY_MS, HOUR_MS, type Services } from "./services.ts";

const SIZE = [600, 400] as const;

/** Makes a tenant's creatives, and has them decided as its people would. @param services whose jobs tell nobody */
export async function seedCreatives(services: Services, tenant: { id: string; slug: string }): Promise<void> {
  const creatives = DEMO_CREATIVES[tenant.slug];
  if (!creatives) return;
  const known = await services.db.system<{ key: string; id: string; has_creatives: boolean }>({
    text: `SELECT c.external_key AS key, c.id, EXISTS (SELECT FROM campaign_creative r WHERE r.tenant_id = c.tenant_id) AS has_creatives
           FROM campaign c WHERE c.tenant_id = $1::uuid`,
    values: [tenant.id],
  });
  if (known.some(({ has_creatives }) => has_creatives)) return;
  const [maker, decider] = await Promise.all(["manager", "admin"].map((who) => personOf(services, tenant.id, `${who}@${tenant.slug}.example`)));
  if (!maker || !decider) return;
  await inOneTransaction(services.db, tenant.id, async (db) => {
    for (const creative of creatives) {
      const campaignId = known.find(({ key }) => key === creative.campaign)?.id;
      if (campaignId) await tell({ maker: { ...maker, db }, decider: { ...decider, db } }, campaignId, creative);
    }
  });
}

async function tell({ maker, decider }: Record<"maker" | "decider", MemberOfDemo>, campaignId: string, creative: DemoCreative): Promise<void> {
  const { name, text, bands, fate, daysAgo, comment } = creative;
  const from = maker.clock.now().getTime() - daysAgo * DAY_MS;
  const made = asOf(maker, from);
  const picture = bands ? bandsPicture(...SIZE, bands).toString("base64") : null;
  const { id, version } = await createCreative(made, campaignId, createCreativeInput.parse({ name, text, picture }));
  if (fate === "draft") return;
  const submitted = await decideCreative(made, campaignId, id, decideCreativeInput.parse({ act: "submit", version }));
  if (fate === "waiting") return;
  const looked = asOf(decider, from + 20 * HOUR_MS);
  const asks = fate !== "approved";
  const pinned = comment?.x !== undefined;
  if (comment && (pinned || !asks)) await commentCreative(looked, campaignId, id, commentInput.parse({ x: null, y: null, ...comment }));
  const reason = asks ? (pinned ? "One thing to mend, marked in the picture." : (comment?.body ?? "")) : "";
  const decision = { act: asks ? "ask_changes" : "approve", version: submitted.version, reason };
  const decided = await decideCreative(looked, campaignId, id, decideCreativeInput.parse(decision));
  if (fate !== "mended") return;
  const mended = asOf(maker, from + 2 * DAY_MS);
  for (const each of decided.comments) await resolveComment(mended, campaignId, id, each.id);
  const second = await addCreativeVersion(mended, campaignId, id, addVersionInput.parse({ version: decided.version, text, picture }));
  const again = await decideCreative(mended, campaignId, id, decideCreativeInput.parse({ act: "submit", version: second.version }));
  await decideCreative(asOf(decider, from + 3 * DAY_MS), campaignId, id, decideCreativeInput.parse({ act: "approve", version: again.version }));
}
