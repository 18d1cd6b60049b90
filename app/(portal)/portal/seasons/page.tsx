import { Time } from "#components/format/time";
import { getFormats, getWords, pageTitle } from "#components/format/words";
import { SeasonDays, SeasonRewards, SeasonState } from "#components/gamification/season-parts";
import { StandingTable } from "#components/gamification/standing-table";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { tenantSeasonsOf } from "#lib/gamification";
import { tenantPage } from "#lib/web";

export const generateMetadata = pageTitle("seasons", "seasons");

export default async function SeasonsPage() {
  const [t, f] = await Promise.all([getWords("seasons"), getFormats()]);
  const context = await tenantPage("/portal/seasons");
  const seasons = await tenantSeasonsOf(context);
  return (
    <div className="grid gap-6">
      <PageHeader title={t("seasons")} note={t("yourSeasonsNote", { tenant: context.tenant.name })} />
      {seasons.length === 0 ? (
        <EmptyState icon="trophy" title={t("noSeasonsHere")}>
          {t("seasonsAppearHere")}
        </EmptyState>
      ) : null}
      {seasons.map((season) => (
        <Card key={season.id} title={season.name} note={<SeasonDays {...season} />} isFlush>
          <div className="px-5 py-4 sm:px-6">
            <DataList
              items={[
                { label: t("state"), value: <SeasonState {...season} /> },
                { label: t("people"), value: f.number(season.people) },
                { label: t("rewards"), value: <SeasonRewards {...season} /> },
                { label: t("closedOn"), value: season.closedAt === null ? t("notOverYet") : <Time value={season.closedAt} precision="date" /> },
              ]}
            />
          </div>
          <StandingTable season={season} />
        </Card>
      ))}
    </div>
  );
}
