import { STAGE_LABELS, StageBadge, sayEach } from "#components/crm/crm-words";
import { DeleteDealDialog, MoveDialog } from "#components/crm/deal-dialogs";
import { ownFacts } from "#components/crm/own-value";
import { useFormats } from "#components/format/reader-formats";
import { Time } from "#components/format/time";
import { getSay, getWords, pageTitle, useSay, useWords } from "#components/format/words";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { TextLink } from "#components/ui/text-link";
import { Timeline } from "#components/ui/timeline";
import { can } from "#lib/access";
import { getDeal, listFields } from "#lib/crm";
import type { CrmField, DealDetail } from "#lib/crm/schema";
import { readById, type SearchParams, tenantPage } from "#lib/web";
import { ActivitiesOf } from "../../activities-of.tsx";
import { MissingPermission } from "../../missing-permission.tsx";
import { deleteDealAction, moveDealAction } from "../actions.ts";

export const generateMetadata = pageTitle("crm", "deals");

const PATH = "/portal/deals";

export default async function DealPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const [{ id }, { before }, t, say] = await Promise.all([params, searchParams, getWords("crm"), getSay()]);
  const path = `${PATH}/${encodeURIComponent(id)}`;
  const context = await tenantPage(path);
  if (!can(context, "deal.read")) return <MissingPermission title={t("deals")} permission="deal.read" />;
  const deal = await readById(id, (dealId) => getDeal(context, dealId));
  const fields = await listFields(context, { subject: "deal" });
  const mayUpdate = can(context, "deal.update", deal);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={deal.name}
        mark={<StageBadge stage={deal.stage} words={sayEach(STAGE_LABELS, say)} />}
        note={deal.lostReason ? t("lostBecause", { reason: deal.lostReason }) : undefined}
        breadcrumbs={[{ label: t("deals"), href: PATH }, { label: deal.name }]}
        actions={
          <>
            {can(context, "deal.delete") ? <DeleteDealDialog deal={deal} action={deleteDealAction} /> : null}
            {mayUpdate ? (
              <LinkButton href={`${path}/edit`} variant="secondary">
                {t("change")}
              </LinkButton>
            ) : null}
            {can(context, "deal.execute", deal) ? <MoveDialog deal={deal} action={moveDealAction} /> : null}
          </>
        }
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
        <div className="grid gap-6">
          <FactsCard deal={deal} fields={fields} />
          <MovesCard deal={deal} />
        </div>
        <ActivitiesOf context={context} about={{ about: "deal", aboutId: deal.id }} mayWrite={mayUpdate} path={path} before={before} />
      </div>
    </div>
  );
}

function FactsCard({ deal, fields }: { deal: DealDetail; fields: CrmField[] }) {
  const t = useWords("crm");
  const f = useFormats();
  const money = (minor: number) => f.minorMoney(minor, { currency: deal.currency });
  return (
    <Card>
      <DataList
        items={[
          { label: t("amount"), value: money(deal.amountMinor) },
          { label: t("weighted"), value: `${money(deal.weightedMinor)} (${f.percent(deal.probability / 100)})` },
          { label: t("expectedClose"), value: deal.expectedCloseOn ? f.day(deal.expectedCloseOn) : null },
          { label: t("stageSince"), value: <Time value={deal.stageSince} precision="date" /> },
          { label: t("owner"), value: <bdi>{deal.ownerName ?? t("nobody")}</bdi> },
          { label: t("begun"), value: <Time value={deal.createdAt} precision="date" /> },
          {
            label: t("company"),
            value: deal.companyId ? <TextLink href={`/portal/companies/${deal.companyId}`}>{deal.companyName}</TextLink> : null,
          },
          { label: t("contact"), value: deal.contactId ? <TextLink href={`/portal/contacts/${deal.contactId}`}>{deal.contactName}</TextLink> : null },
          ...(deal.closedAt ? [{ label: t("closed"), value: <Time value={deal.closedAt} precision="date" /> }] : []),
          ...(deal.leadId
            ? [{ label: t("itsLead"), value: <TextLink href={`/portal/leads/${deal.leadId}`}>{deal.leadName}</TextLink>, isWide: true }]
            : []),
          ...ownFacts(fields, deal.custom, { yes: t("yes"), no: t("no") }),
          ...(deal.tags.length > 0 ? [{ label: t("tags"), value: deal.tags.join(", "), isWide: true }] : []),
        ]}
      />
    </Card>
  );
}

function MovesCard({ deal }: { deal: DealDetail }) {
  const t = useWords("crm");
  const say = useSay();
  const f = useFormats();
  return (
    <Card title={t("moves")}>
      <Timeline
        label={t("moves")}
        entries={deal.moves.toReversed().map((move) => ({
          id: move.at,
          title: move.from
            ? t("moveOn", { from: say(STAGE_LABELS[move.from]), to: say(STAGE_LABELS[move.to]) })
            : t("moveFirst", { stage: say(STAGE_LABELS[move.to]) }),
          icon: move.to === "closed_won" ? "trophy" : move.to === "closed_lost" ? "circle-x" : "circle-dot",
          tone: move.to === "closed_won" ? "good" : move.to === "closed_lost" ? "bad" : "neutral",
          time: <Time value={move.at} precision="minute" />,
          children: (
            <p className="text-muted text-xs">
              {[move.stoodMs === null ? null : t("stoodFor", { duration: f.duration(move.stoodMs) }), move.byName].filter((part) => part).join(" · ")}
            </p>
          ),
        }))}
      />
    </Card>
  );
}
