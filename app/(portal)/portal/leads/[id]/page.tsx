import type { Metadata } from "next";
import { BAND_LABELS, LEAD_STATUS_LABELS, LeadStatusBadge, ScoreBadge, SOURCE_LABELS, sayEach, TIMELINE_LABELS } from "#components/crm/crm-words";
import { AssignDialog, ConvertDialog, DeleteLeadDialog, FollowUpDialog, StatusDialog } from "#components/crm/lead-dialogs";
import { LeadScoreCard } from "#components/crm/lead-score";
import { ownFacts } from "#components/crm/own-value";
import { useFormats } from "#components/format/reader-formats";
import { Time } from "#components/format/time";
import { getFormats, getSay, getWords, useWords } from "#components/format/words";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { TextLink } from "#components/ui/text-link";
import { can, type TenantContext } from "#lib/access";
import { getLead, getLeadScore, leadFormOf, listFields, listOwners } from "#lib/crm";
import type { CrmField, LeadDetail } from "#lib/crm/schema";
import { readById, type SearchParams, tenantPage } from "#lib/web";
import { ActivitiesOf } from "../../activities-of.tsx";
import { MissingPermission } from "../../missing-permission.tsx";
import { orSurvivor } from "../../or-survivor.ts";
import { assignLeadAction, convertLeadAction, deleteLeadAction, setFollowUpAction, setLeadStatusAction } from "../actions.ts";

const PATH = "/portal/leads";
type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("crm"))("leads") };
}

export default async function LeadPage({ params, searchParams }: Props) {
  const [{ id }, { before }, t, say] = await Promise.all([params, searchParams, getWords("crm"), getSay()]);
  const path = `${PATH}/${encodeURIComponent(id)}`;
  const context = await tenantPage(path);
  if (!can(context, "lead.read")) return <MissingPermission title={t("leads")} permission="lead.read" />;
  const lead = await readById(id, (leadId) => orSurvivor(context, { kind: "lead", list: PATH, id: leadId }, () => getLead(context, leadId)));
  const [score, fields] = await Promise.all([getLeadScore(context, lead.id), listFields(context, { subject: "lead" })]);
  const statuses = sayEach(LEAD_STATUS_LABELS, say);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={lead.name}
        mark={<LeadStatusBadge status={lead.status} words={statuses} />}
        note={lead.lostReason ? t("lostBecause", { reason: lead.lostReason }) : undefined}
        breadcrumbs={[{ label: t("leads"), href: PATH }, { label: lead.name }]}
        actions={<LeadActions context={context} lead={lead} />}
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
        <div className="grid gap-6">
          <WorkCard context={context} lead={lead} />
          <PersonCard
            lead={lead}
            fields={fields}
            source={say(SOURCE_LABELS[lead.source] ?? lead.source)}
            timeline={say(TIMELINE_LABELS[lead.timeline])}
          />
          <LeadScoreCard score={score} />
        </div>
        <ActivitiesOf
          context={context}
          about={{ about: "lead", aboutId: lead.id }}
          mayWrite={can(context, "lead.update", lead)}
          path={path}
          before={before}
        />
      </div>
    </div>
  );
}

async function LeadActions({ context, lead }: { context: TenantContext; lead: LeadDetail }) {
  const t = await getWords("crm");
  const mayUpdate = can(context, "lead.update", lead);
  const mayConvert = can(context, "lead.execute") && can(context, "deal.create") && lead.dealId === null && lead.status !== "lost";
  return (
    <>
      {can(context, "lead.delete") && lead.dealId === null ? <DeleteLeadDialog lead={lead} action={deleteLeadAction} /> : null}
      {mayUpdate ? (
        <LinkButton href={`${PATH}/${lead.id}/edit`} variant="secondary">
          {t("change")}
        </LinkButton>
      ) : null}
      {mayUpdate ? <StatusDialog lead={lead} action={setLeadStatusAction} /> : null}
      {mayConvert ? (
        <ConvertDialog lead={lead} action={convertLeadAction} currency={context.tenant.currency} budget={leadFormOf(lead).budget ?? "0"} />
      ) : null}
    </>
  );
}

/** Who works on it, how likely it is, and what comes next. */
async function WorkCard({ context, lead }: { context: TenantContext; lead: LeadDetail }) {
  const [t, say, f] = await Promise.all([getWords("crm"), getSay(), getFormats()]);
  const mayAssign = can(context, "lead.execute");
  const owners = mayAssign ? await listOwners(context) : [];
  const { timeZone } = context.tenant;
  return (
    <Card title={t("status")} note={t("statusNow", { status: say(LEAD_STATUS_LABELS[lead.status]), day: f.date(new Date(lead.statusSince)) })}>
      <DataList
        items={[
          {
            label: t("score"),
            value: <ScoreBadge score={lead.score} band={lead.scoreBand} words={sayEach(BAND_LABELS, say)} unknown={t("noScore")} />,
          },
          {
            label: t("owner"),
            value: (
              <span className="grid justify-items-start gap-1">
                <bdi>{lead.ownerName ?? t("nobody")}</bdi>
                {lead.ownerReason ? (
                  <span className="font-normal text-muted text-xs">{t("assignedBecause", { reason: say(lead.ownerReason) })}</span>
                ) : null}
              </span>
            ),
          },
          { label: t("followUp"), value: lead.nextFollowUpAt ? <Time value={lead.nextFollowUpAt} precision="minute" /> : null },
          { label: t("lastActivity"), value: lead.lastActivityAt ? <Time value={lead.lastActivityAt} precision="minute" /> : null },
          ...(lead.dealId
            ? [
                {
                  label: t("itsDeal"),
                  value: <TextLink href={`/portal/deals/${lead.dealId}`}>{lead.dealName ?? t("itsDeal")}</TextLink>,
                  isWide: true,
                },
              ]
            : []),
        ]}
      />
      {mayAssign || can(context, "lead.update", lead) ? (
        <div className="mt-5 flex flex-wrap gap-2">
          {mayAssign ? <AssignDialog lead={lead} action={assignLeadAction} owners={owners} /> : null}
          {can(context, "lead.update", lead) ? <FollowUpDialog lead={lead} action={setFollowUpAction} zone={timeZone} /> : null}
        </div>
      ) : null}
    </Card>
  );
}

function PersonCard({ lead, fields, source, timeline }: { lead: LeadDetail; fields: CrmField[]; source: string; timeline: string }) {
  const t = useWords("crm");
  const f = useFormats();
  const known = (value: boolean | null) => (value === null ? null : t(value ? "yes" : "no"));
  const place = [lead.city, lead.region, lead.country].filter((part) => part).join(", ");
  return (
    <Card title={t("person")}>
      <DataList
        items={[
          { label: t("email"), value: lead.email ? <TextLink href={`mailto:${lead.email}`}>{lead.email}</TextLink> : null },
          { label: t("phone"), value: lead.phone ? <TextLink href={`tel:${lead.phone.replaceAll(/[^+\d]/g, "")}`}>{lead.phone}</TextLink> : null },
          { label: t("company"), value: lead.companyName },
          { label: t("jobTitle"), value: lead.jobTitle },
          { label: t("industry"), value: lead.industry },
          { label: t("companySize"), value: lead.companySize },
          { label: t("city"), value: place },
          { label: t("budget"), value: lead.budgetMinor === null ? null : f.minorMoney(lead.budgetMinor, { currency: lead.currency ?? "USD" }) },
          { label: t("timeline"), value: timeline },
          { label: t("hasBudget"), value: known(lead.bant.budget) },
          { label: t("hasAuthority"), value: known(lead.bant.authority) },
          { label: t("hasNeed"), value: known(lead.bant.need) },
          { label: t("source"), value: source },
          { label: t("came"), value: <Time value={lead.createdAt} precision="minute" /> },
          { label: t("consent"), value: lead.consentAt ? t("consentSince", { day: f.date(new Date(lead.consentAt)) }) : t("no") },
          ...(Object.keys(lead.utm).length > 0
            ? [
                {
                  label: t("whereFrom"),
                  value: Object.entries(lead.utm)
                    .map(([name, value]) => `${name}: ${value}`)
                    .join(" · "),
                  isWide: true,
                },
              ]
            : []),
          ...(lead.message
            ? [{ label: t("message"), value: <span className="whitespace-pre-wrap font-normal">{lead.message}</span>, isWide: true }]
            : []),
          ...ownFacts(fields, lead.custom, { yes: t("yes"), no: t("no") }),
          ...(lead.tags.length > 0 ? [{ label: t("tags"), value: lead.tags.join(", "), isWide: true }] : []),
        ]}
      />
      {lead.alike.length > 0 ? (
        <div className="mt-5 grid gap-1 rounded-xl bg-tint p-4 text-sm">
          <p className="font-medium text-ink">{t("alike")}</p>
          <p className="text-muted">{t("alikeNote")}</p>
          <ul className="grid gap-1">
            {lead.alike.map((other) => (
              <li key={other.id}>
                <TextLink href={`${PATH}/${other.id}`}>{other.name}</TextLink>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Card>
  );
}
