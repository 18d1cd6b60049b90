import { Time } from "#components/format/time";
import { getFormats, getSay, getWords, pageTitle } from "#components/format/words";
import { PointEntryTable } from "#components/gamification/point-entry-table";
import { PrivilegeCard } from "#components/gamification/privilege-card";
import { GameSummary } from "#components/gamification/widgets/game-summary";
import { TopFive } from "#components/gamification/widgets/top-five";
import { AddressProblem } from "#components/ui/address-problem";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { StatCard } from "#components/ui/stat-card";
import { gameSummary, pointStatement, privilegeReasons } from "#lib/gamification";
import { pointStatementInput } from "#lib/gamification/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";

export const generateMetadata = pageTitle("points", "yourPoints");

const PATH = "/portal/points";

export default async function PointsPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, say, f, asked] = await Promise.all([getWords("points"), getSay(), getFormats(), searchParams]);
  const context = await tenantPage(PATH);
  const read = await readByAddress(pointStatementInput, chooseParams(asked, ["cursor"]), (input) => pointStatement(context, input));
  const header = <PageHeader title={t("yourPoints")} note={t("yourPointsAt", { tenant: context.tenant.name })} />;
  if (read.problem !== null) {
    return (
      <div className="grid gap-6">
        {header}
        <AddressProblem problem={read.problem} firstHref={PATH} />
      </div>
    );
  }
  const [summary, privileges] = [await gameSummary(context), await privilegeReasons(context)];
  const { balance, expiring, entries, nextCursor } = read.answer;
  const { cursor } = read.input;
  return (
    <div className="grid gap-6">
      {header}
      {summary ? <GameSummary summary={summary} currency={context.tenant.currency} /> : null}
      {summary?.month ? <TopFive month={summary.month} /> : null}
      {balance.available < 0 ? <Callout tone="warn" title={t("owed")} /> : null}
      <div className="grid grid-cols-2 gap-4 md:gap-6 xl:grid-cols-4">
        <StatCard label={t("available")} figure={f.number(balance.available)} definition={t("canBeSpent")} />
        <StatCard label={t("lifetime")} figure={f.number(balance.lifetime)} definition={t("lifetimeDefinition")} />
        <StatCard label={t("pending")} figure={f.number(balance.pending)} definition={t("pendingDefinition")} />
        <StatCard label={t("held")} figure={f.number(balance.held)} definition={t("heldDefinition")} />
      </div>
      {expiring.length > 0 ? (
        <Card title={t("expiring")} note={t("expiringNote")}>
          <DataList
            columns={1}
            items={expiring.map(({ points, expiresAt }) => ({
              label: t("pointsExpireOn", { points: f.number(points) }),
              value: <Time value={expiresAt} precision="date" />,
            }))}
          />
        </Card>
      ) : null}
      <PrivilegeCard reasons={privileges} />
      <Card title={t("entries")} isFlush>
        <PointEntryTable
          entries={entries}
          say={say}
          empty={
            <EmptyState icon="award" title={t("nothingEarnedYet")}>
              {t("howPointsAreEarned")}
            </EmptyState>
          }
        />
      </Card>
      <Pagination
        label={t("pagesOfEntries")}
        firstHref={cursor ? PATH : null}
        nextHref={nextCursor ? addressOf(PATH, { cursor: nextCursor }) : null}
      />
    </div>
  );
}
