import { getFormats, getWords, pageTitle } from "#components/format/words";
import { Badge } from "#components/ui/badge";
import { Card } from "#components/ui/card";
import { DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { listSegments } from "#lib/crm";
import type { Segment } from "#lib/crm/schema";
import { addressOf, tenantPage } from "#lib/web";
import { MissingPermission } from "../missing-permission.tsx";

export const generateMetadata = pageTitle("segments", "segments");

const LISTS = { lead: "/portal/leads", contact: "/portal/contacts" };

export default async function SegmentsPage() {
  const [t, f, context] = await Promise.all([getWords("segments"), getFormats(), tenantPage("/portal/segments")]);
  if (!can(context, "lead.read")) return <MissingPermission title={t("segments")} permission="lead.read" />;
  const segments = await listSegments(context);
  const saysCount = ({ count, isExact }: Segment) => (count === null ? "–" : isExact ? f.number(count) : t("moreThan", { count: f.number(count) }));
  return (
    <div className="grid gap-6">
      <PageHeader title={t("segments")} note={t("note")} />
      {segments.length === 0 ? (
        <EmptyState icon="funnel" title={t("none")} action={<LinkButton href={LISTS.lead}>{t("toLeads")}</LinkButton>}>
          {t("noneNote")}
        </EmptyState>
      ) : (
        <Card isFlush>
          <DataTable
            caption={t("segments")}
            columns={[
              {
                key: "name",
                header: t("name"),
                isPrimary: true,
                hasWords: true,
                cell: (segment) => (
                  <TextLink href={addressOf(LISTS[segment.subject], { view: segment.id, ...segment.filter })}>{segment.name}</TextLink>
                ),
              },
              { key: "of", header: t("of"), cell: ({ subject }) => t(subject === "lead" ? "ofLeads" : "ofContacts") },
              { key: "count", header: t("count"), isNumeric: true, cell: saysCount },
              {
                key: "shared",
                header: t("whose"),
                cell: ({ isShared, isMine, ownerName }) => (
                  <Badge tone={isShared ? "accent" : "neutral"}>{isShared ? t("shared") : isMine ? t("mine") : ownerName}</Badge>
                ),
              },
              { key: "owner", header: t("savedBy"), showFrom: "md", cell: ({ ownerName }) => <bdi>{ownerName}</bdi> },
            ]}
            rows={segments}
            rowKey={({ id }) => id}
            empty={null}
          />
        </Card>
      )}
    </div>
  );
}
