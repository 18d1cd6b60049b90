import { z } from "zod";
import { inTenant, once, readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import type { Queryable, Transaction } from "#lib/platform/database";
import { conflict, invalid, notFound } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { noteActivity } from "../lifecycle/activity.ts";
import { findPlanned } from "../lifecycle/planned-row.ts";
import type { PlannedCampaign } from "../lifecycle/schema.ts";
import { linkNameOf, taggedUrl, tidyAll, type UtmValues } from "./house-rules.ts";
import { type CampaignLink, type CreateLinkInput, LINK_LIMITS, type MadeLink } from "./schema.ts";

interface LinkRow {
  id: string;
  campaign_id: string;
  base_url: string;
  source: string;
  medium: string;
  campaign: string;
  term: string;
  content: string;
  url: string;
  made_by: string | null;
  created_at: Date;
}

/** The tagged links of a campaign, the latest first. @throws `forbidden`, `not_found` */
export async function listLinks(context: TenantContext, campaignId: string): Promise<{ links: CampaignLink[] }> {
  requirePermission(context, "campaign.read");
  const rows = await readInTenant(context, async (tx) => {
    await findPlanned(context, tx, campaignId);
    return findLinks(context, tx, campaignId);
  });
  return { links: rows.map(linkOf) };
}

/**
 * Makes a tagged link by the house rules, and says what they changed. The same link twice is one.
 * @throws `not_found`, `forbidden`; `invalid` where nothing is left of a value, and for a link that is too long; `conflict` for one that is
 * there already, and for one too many
 */
export async function createLink(context: TenantContext, campaignId: string, input: CreateLinkInput): Promise<MadeLink> {
  return inTenant(context, async (tx) => {
    const plan = await findPlanned(context, tx, campaignId);
    requirePermission(context, "campaign.update", plan);
    const made = await once(context, tx, () => write(context, tx, plan, input));
    const [row] = await findLinks(context, tx, campaignId, made.id);
    if (!row) throw notFound("This link");
    return { ...linkOf(row), changes: made.changes };
  });
}

/** Takes a link off the list; whoever has it can still follow it. @throws `not_found`, `forbidden` */
export async function dropLink(context: TenantContext, campaignId: string, id: string): Promise<void> {
  await inTenant(context, async (tx) => {
    const plan = await findPlanned(context, tx, campaignId);
    const [link] = z.uuid().safeParse(id).success ? await findLinks(context, tx, campaignId, id) : [];
    if (!link) throw notFound("This link");
    requirePermission(context, "campaign.update", plan);
    await tx.prisma.campaignLink.deleteMany({ where: { tenantId: context.tenant.id, campaignId, id } });
    await told(context, tx, campaignId, id, "campaign_link.drop", "link_dropped", link.url);
  });
}

async function write(context: TenantContext, tx: Transaction, plan: PlannedCampaign, { baseUrl, ...typed }: CreateLinkInput) {
  const [{ tenant, actor, clock }, campaignId, id] = [context, plan.id, newId()];
  const { values, changes } = tidyAll({ ...typed, campaign: typed.campaign || linkNameOf(plan) });
  requireWhole(values);
  const url = taggedUrl(baseUrl, values);
  if (url.length > LINK_LIMITS.urlBytes) throw problem("baseUrl", "The link would be too long. Use a shorter address or shorter values.");
  await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('campaign.link:' || $1, 0))::text", values: [campaignId] });
  const where = { tenantId: tenant.id, campaignId };
  if ((await tx.prisma.campaignLink.count({ where: { ...where, url } })) > 0) throw conflict("This link is in the list already.");
  if ((await tx.prisma.campaignLink.count({ where })) >= LINK_LIMITS.perCampaign)
    throw conflict(`There can be ${LINK_LIMITS.perCampaign} links of a campaign. Take off one that is not used any more.`);
  const utm = {
    ...{ utmSource: values.source, utmMedium: values.medium, utmCampaign: values.campaign },
    ...{ utmTerm: values.term, utmContent: values.content },
  };
  const madeById = actor.kind === "user" ? actor.userId : null;
  await tx.prisma.campaignLink.createMany({ data: [{ id, ...where, baseUrl, ...utm, url, madeById, createdAt: clock.now() }] });
  await told(context, tx, campaignId, id, "campaign_link.make", "link_made", url);
  return { id, changes };
}

/** @throws `invalid` at a value that has to be there and of which the house rules leave nothing */
function requireWhole(values: UtmValues): void {
  for (const field of ["source", "medium", "campaign"] as const)
    if (values[field] === "") throw problem(field, "Use letters or digits: nothing is left of this by the house rules.");
}

const problem = (path: string, message: string) => invalid("Some fields need attention.", [{ path, message }]);

async function told(context: TenantContext, tx: Transaction, campaignId: string, linkId: string, action: string, kind: string, url: string) {
  const tenantId = context.tenant.id;
  await noteActivity(context, tx, campaignId, kind, { linkId, name: url });
  await recordAudit(context, tx, { action, tenantId, subjectType: "campaign_link", subjectId: linkId, after: { campaignId, url } });
  await publishUpdate(tx, { tenantId, topic: "campaign.changed", payload: { campaignId } });
}

async function findLinks({ tenant }: TenantContext, tx: Queryable, campaignId: string, id?: string): Promise<LinkRow[]> {
  return tx.query<LinkRow>({
    text: `SELECT l.id, l.campaign_id, l.base_url, l.utm_source AS source, l.utm_medium AS medium, l.utm_campaign AS campaign, l.utm_term AS term,
             l.utm_content AS content, l.url, u.name AS made_by, l.created_at
           FROM campaign_link l LEFT JOIN "user" u ON u.id = l.made_by_id
           WHERE l.tenant_id = $1::uuid AND l.campaign_id = $2::uuid AND ($3::uuid IS NULL OR l.id = $3::uuid)
           ORDER BY l.created_at DESC, l.id LIMIT ${LINK_LIMITS.perCampaign}`,
    values: [tenant.id, campaignId, id ?? null],
  });
}

const linkOf = ({ campaign_id, base_url, made_by, created_at, ...rest }: LinkRow): CampaignLink => ({
  ...rest,
  campaignId: campaign_id,
  baseUrl: base_url,
  madeBy: made_by,
  createdAt: created_at.toISOString(),
});
