import { z } from "zod";
import { inTenant, once, readInTenant, requirePermission, requireUser, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import type { Queryable } from "#lib/platform/database";
import { conflict, invalid, notFound } from "#lib/platform/errors";
import { beginCampaignDraft } from "../lifecycle/campaign-drafts.ts";
import { findPlanned } from "../lifecycle/planned-row.ts";
import type { PlannedCampaign } from "../lifecycle/schema.ts";
import { campaignToday } from "../lifecycle/today.ts";
import { BUILT_IN } from "./built-in.ts";
import { dayAfter, daysOf } from "./days.ts";
import {
  BUILT_IN_TEMPLATES,
  type CampaignTemplate,
  MOST_TEMPLATES,
  type SaveTemplateInput,
  type TemplatePlan,
  templatePlan,
  type UseTemplateInput,
} from "./schema.ts";

interface TemplateRow {
  id: string;
  name: string;
  plan: unknown;
  days: number | null;
  createdAt: Date;
}

/** The tenant's own templates, by name. @throws `forbidden` */
export async function listTemplates(context: TenantContext): Promise<{ templates: CampaignTemplate[] }> {
  requirePermission(context, "campaign.create");
  const rows = await readInTenant(context, (tx) => findTemplates(context, tx));
  return { templates: rows.map(templateOf) };
}

/**
 * Keeps the plan of a campaign as a template, without its name, days and people.
 * @throws `forbidden`, `not_found`; `invalid` for a name that is taken; `conflict` for one too many
 */
export async function saveTemplate(context: TenantContext, { campaignId, name }: SaveTemplateInput): Promise<CampaignTemplate> {
  requirePermission(context, "campaign.create");
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    const { id } = await once(context, tx, async () => {
      const campaign = await findPlanned(context, tx, campaignId);
      await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('campaign.template:' || $1, 0))::text", values: [tenantId] });
      if ((await tx.prisma.campaignTemplate.count({ where: { tenantId, name } })) > 0)
        throw invalid("Some fields need attention.", [{ path: "name", message: "There is a template of this name. Choose another one." }]);
      if ((await tx.prisma.campaignTemplate.count({ where: { tenantId } })) >= MOST_TEMPLATES)
        throw conflict(`There can be ${MOST_TEMPLATES} templates. Delete one that is not used any more.`);
      const madeById = context.actor.kind === "user" ? context.actor.userId : null;
      const row = { id: newId(), tenantId, name, plan: planIn(campaign), days: daysOf(campaign), madeById, createdAt: context.clock.now() };
      await tx.prisma.campaignTemplate.createMany({ data: [row] });
      const after = { name, campaignId };
      await recordAudit(context, tx, { action: "campaign_template.save", tenantId, subjectType: "campaign_template", subjectId: row.id, after });
      return { id: row.id };
    });
    const row = await tx.prisma.campaignTemplate.findFirst({ where: { tenantId, id } });
    if (!row) throw notFound("This template");
    return templateOf(row);
  });
}

/** @throws `forbidden`, `not_found` */
export async function dropTemplate(context: TenantContext, id: string): Promise<void> {
  requirePermission(context, "campaign.create");
  const tenantId = context.tenant.id;
  await inTenant(context, async (tx) => {
    const row = z.uuid().safeParse(id).success ? await tx.prisma.campaignTemplate.findFirst({ where: { tenantId, id } }) : null;
    if (!row) throw notFound("This template");
    await tx.prisma.campaignTemplate.deleteMany({ where: { tenantId, id } });
    const before = { name: row.name };
    await recordAudit(context, tx, { action: "campaign_template.drop", tenantId, subjectType: "campaign_template", subjectId: id, before });
  });
}

/**
 * Begins a new campaign from a template: a draft in which every step is answered, from today on, to be looked through.
 * @returns the draft's id. @throws `forbidden`, `not_found`, `conflict` for more than twenty drafts
 */
export async function beginFromTemplate(context: TenantContext, { template, name }: UseTemplateInput): Promise<string> {
  requirePermission(context, "campaign.create");
  const { plan, days } = await findTemplate(context, template);
  const [startsOn, ownerId] = [campaignToday(context), requireUser(context).actor.userId];
  return beginCampaignDraft(context, {
    basics: { name, type: plan.type, ownerId, startsOn, endsOn: days === null ? null : dayAfter(startsOn, days - 1) },
    budget: plan.budget,
    audience: plan.audience,
    links: { landingUrl: plan.landingUrl, utmCampaign: "" },
  });
}

async function findTemplates({ tenant }: TenantContext, tx: Queryable, id?: string): Promise<TemplateRow[]> {
  return tx.query<TemplateRow>({
    text: `SELECT id, name, plan, days, created_at AS "createdAt" FROM campaign_template
           WHERE tenant_id = $1::uuid AND ($2::uuid IS NULL OR id = $2::uuid) ORDER BY name, id LIMIT ${MOST_TEMPLATES}`,
    values: [tenant.id, id ?? null],
  });
}

async function findTemplate(context: TenantContext, template: string): Promise<{ plan: TemplatePlan; days: number | null }> {
  const builtIn = BUILT_IN_TEMPLATES.find((key) => key === template);
  if (builtIn) return BUILT_IN[builtIn];
  const [row] = await readInTenant(context, (tx) => findTemplates(context, tx, template));
  if (!row) throw notFound("This template");
  return { plan: templatePlan.parse(row.plan), days: row.days };
}

function planIn(campaign: PlannedCampaign): TemplatePlan {
  const { type, budget, channels, landingUrl, ...audience } = campaign;
  return templatePlan.parse({ type, budget: { budget, channels }, audience: audienceOf(audience), landingUrl });
}

type Audience = TemplatePlan["audience"];
const audienceOf = ({ audienceWho, audienceWhere, audienceInterests, audienceAgeFrom, audienceAgeTo, ...goals }: Audience): Audience => ({
  ...{ audienceWho, audienceWhere, audienceInterests, audienceAgeFrom, audienceAgeTo },
  ...{ goalImpressions: goals.goalImpressions, goalClicks: goals.goalClicks },
  ...{ goalConversions: goals.goalConversions, goalRevenue: goals.goalRevenue },
});

function templateOf({ id, name, plan, days, createdAt }: TemplateRow): CampaignTemplate {
  const { type, budget } = templatePlan.parse(plan);
  return { id, name, type, channels: budget.channels.map(({ channel }) => channel), days, createdAt: createdAt.toISOString() };
}
