import { getWords, pageTitle } from "#components/format/words";
import { MayNotManage } from "#components/gamification/no-permission";
import { ConversionStateBadge } from "#components/referrals/referral-words";
import { RingPlot } from "#components/referrals/ring-plot";
import { Badge } from "#components/ui/badge";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { SoftLink } from "#components/ui/soft-link";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { referralGraph } from "#lib/gamification";
import type { ReferralGraph } from "#lib/gamification/schema";
import { staffPage } from "#lib/web";

export const generateMetadata = pageTitle("referrals", "rings");

const QUEUE = "/admin/referrals";
const SHARED_KEYS = { address: "ringSharedAddress", device: "ringSharedDevice", payment: "ringSharedPayment" } as const;
const keyOf = ({ reason, shared }: ReferralGraph["rings"][number]) =>
  shared === null ? (reason === "star" ? "ringStar" : "ringCycle") : SHARED_KEYS[shared];

export default async function ReferralRingsPage() {
  const t = await getWords("referrals");
  const context = await staffPage(`${QUEUE}/rings`);
  if (!can(context, "gamification.manage")) return <MayNotManage title={t("rings")} />;
  const graph = await referralGraph(context);
  const names = new Map(graph.nodes.map(({ tenantId, name }) => [tenantId, name]));
  const nameOf = (tenantId: string) => (
    <SoftLink href={`/admin/tenants/${tenantId}`} className="font-medium text-ink wrap-anywhere hover:underline">
      {names.get(tenantId) ?? tenantId}
    </SoftLink>
  );
  return (
    <div className="grid gap-6">
      <PageHeader title={t("rings")} note={t("ringsNote")} breadcrumbs={[{ label: t("queue"), href: QUEUE }, { label: t("rings") }]} />
      {graph.isCut ? <Callout title={t("isCut")} /> : null}
      {graph.edges.length === 0 ? (
        <Card>
          <EmptyState icon="user-plus" title={t("noReferrals")}>
            {t.rich("noReferralsNote", {
              review: (words) => <TextLink href={QUEUE}>{words}</TextLink>,
              decided: (words) => <TextLink href={`${QUEUE}?which=decided`}>{words}</TextLink>,
            })}
          </EmptyState>
        </Card>
      ) : (
        <>
          <div className="grid items-start gap-6 xl:grid-cols-2">
            <Card>
              <RingPlot graph={graph} label={t("graphOf", { companies: graph.nodes.length, referrals: graph.edges.length })} />
            </Card>
            <Card isFlush>
              <DataTable
                caption={t("rings")}
                columns={[
                  { key: "why", header: t("reason"), hasWords: true, cell: (ring) => <Badge tone="warn">{t(keyOf(ring))}</Badge> },
                  {
                    key: "companies",
                    header: t("companies"),
                    isPrimary: true,
                    hasWords: true,
                    cell: ({ tenantIds }) => (
                      <ul className="grid gap-1">
                        {tenantIds.map((tenantId) => (
                          <li key={tenantId}>{nameOf(tenantId)}</li>
                        ))}
                      </ul>
                    ),
                  },
                ]}
                rows={graph.rings}
                rowKey={(ring) => `${keyOf(ring)}-${ring.tenantIds.join("-")}`}
                empty={<EmptyState icon="circle-check" title={t("noRings")} />}
              />
            </Card>
          </div>
          <Card isFlush>
            <DataTable
              caption={t("rings")}
              columns={[
                { key: "from", header: t("referrer"), isPrimary: true, hasWords: true, cell: ({ from }) => nameOf(from) },
                { key: "to", header: t("invited"), hasWords: true, cell: ({ to }) => nameOf(to) },
                {
                  key: "state",
                  header: t("state"),
                  cell: ({ state, conversionId }) => (
                    <SoftLink href={`${QUEUE}?open=${conversionId}`}>
                      <ConversionStateBadge state={state} />
                    </SoftLink>
                  ),
                },
              ]}
              rows={graph.edges}
              rowKey={({ conversionId }) => conversionId}
            />
          </Card>
        </>
      )}
    </div>
  );
}
