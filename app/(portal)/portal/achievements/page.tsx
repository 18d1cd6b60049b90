import { getFormats, getSay, getWords, pageTitle, useWords } from "#components/format/words";
import { Achievements } from "#components/gamification/achievement-section";
import { STATES, SURFACES, TIERS } from "#components/gamification/achievement-words";
import { NextSteps } from "#components/gamification/next-steps";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Tabs } from "#components/ui/tabs";
import { achievementsOf } from "#lib/gamification";
import { ACHIEVEMENT_STATES, ACHIEVEMENT_SURFACES, type AchievementFilter, achievementFilter, TIERS as TIER_NAMES } from "#lib/gamification/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";

export const generateMetadata = pageTitle("achievements", "achievements");

const PATH = "/portal/achievements";

export default async function AchievementsPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, say, formats] = [await getWords("achievements"), await getSay(), await getFormats()];
  const context = await tenantPage(PATH);
  const params = chooseParams(await searchParams, ["surface", "tier", "state"]);
  const list = await readByAddress(achievementFilter, params, (input) => achievementsOf(context, input));
  const { tenant } = context;
  const style = { currency: tenant.currency, locale: formats.locale };
  if (list.problem !== null) return <AddressProblem problem={list.problem} firstHref={PATH} />;
  const { input, answer } = list;
  const tabs = <Name extends string>(part: keyof AchievementFilter, names: readonly Name[], labelOf: (name: Name) => string) =>
    [undefined, ...names].map((name) => ({
      label: name === undefined ? t("all") : say(labelOf(name)),
      href: addressOf(PATH, { ...input, [part]: name }),
      isCurrent: input[part] === name,
    }));
  const counts = { earned: formats.number(answer.earned), total: formats.number(answer.total), points: formats.number(answer.points) };
  return (
    <div className="grid gap-6">
      <PageHeader title={t("achievements")} note={t("earnedOfTotal", counts)} />
      <NextSteps steps={answer.nextSteps} style={style} />
      <Card isFlush>
        <div className="grid gap-1 px-5 pt-2 md:px-6 xl:grid-cols-[auto_auto_auto] xl:justify-between">
          <Tabs label={t("surface")} isMany items={tabs("surface", ACHIEVEMENT_SURFACES, (name) => SURFACES[name])} />
          <Tabs label={t("state")} isMany items={tabs("state", ACHIEVEMENT_STATES, (name) => STATES[name])} />
          <Tabs label={t("tier")} isMany items={tabs("tier", TIER_NAMES, (name) => TIERS[name].label)} />
        </div>
        <div className="p-5 md:p-6">
          {answer.achievements.length > 0 ? (
            <Achievements items={answer.achievements} style={style} timeZone={tenant.timeZone} isFull />
          ) : (
            <NothingMatches />
          )}
        </div>
      </Card>
    </div>
  );
}

function NothingMatches() {
  const t = useWords("achievements");
  return (
    <EmptyState
      icon="award"
      title={t("nothingMatches")}
      action={
        <LinkButton href={PATH} variant="secondary">
          {t("showAll")}
        </LinkButton>
      }
    >
      {t("chooseAnother")}
    </EmptyState>
  );
}
