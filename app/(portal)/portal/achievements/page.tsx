import { getFormats, getSay, getWords, pageTitle, useSay, useWords } from "#components/format/words";
import { AchievementGroups } from "#components/gamification/achievement-groups";
import { STATES, SURFACES, TIERS } from "#components/gamification/achievement-words";
import { NextSteps } from "#components/gamification/next-steps";
import { AddressProblem } from "#components/ui/address-problem";
import { Button } from "#components/ui/button";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Select } from "#components/ui/select";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { achievementsOf } from "#lib/gamification";
import { ACHIEVEMENT_STATES, ACHIEVEMENT_SURFACES, type AchievementFilter, achievementFilter, TIERS as TIER_NAMES } from "#lib/gamification/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";

export const generateMetadata = pageTitle("achievements", "achievements");

const PATH = "/portal/achievements";

export default async function AchievementsPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, say, formats] = [await getWords("achievements"), await getSay(), await getFormats()];
  const context = await tenantPage(PATH);
  const asked = await searchParams;
  const params = chooseParams(asked, ["surface", "tier", "state"]);
  const list = await readByAddress(achievementFilter, params, (input) => achievementsOf(context, input));
  const { tenant } = context;
  const style = { currency: tenant.currency, locale: formats.locale };
  if (list.problem !== null) return <AddressProblem problem={list.problem} firstHref={PATH} />;
  const { input, answer } = list;
  const counts = { earned: formats.number(answer.earned), total: formats.number(answer.total), points: formats.number(answer.points) };
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("achievements")}
        note={t("earnedOfTotal", counts)}
        actions={
          can(context, "gamification.manage") ? (
            <LinkButton href={`${PATH}/new`} variant="secondary" icon={<Icon name="plus" />}>
              {t("newOwn")}
            </LinkButton>
          ) : null
        }
      />
      {asked.made === "1" ? <Callout tone="good" role="status" title={t("ownMade")} /> : null}
      <NextSteps steps={answer.nextSteps} style={style} />
      <Card isFlush>
        <div className="grid gap-5 px-5 pt-2 pb-5 md:px-6 md:pb-6">
          <Tabs
            label={t("surface")}
            items={[undefined, ...ACHIEVEMENT_SURFACES].map((surface) => ({
              label: surface ? say(SURFACES[surface]) : t("anySurface"),
              href: addressOf(PATH, { ...input, surface }),
              isCurrent: input.surface === surface,
            }))}
          />
          <Filters input={input} />
        </div>
        {answer.achievements.length === 0 ? <NothingMatches /> : null}
      </Card>
      <AchievementGroups
        items={answer.achievements}
        style={style}
        timeZone={tenant.timeZone}
        isAllOpen={asked.made === "1" || Object.values(input).some((chosen) => chosen !== undefined)}
      />
    </div>
  );
}

/** What the tabs leave open, as a form that needs no script. */
function Filters({ input: { surface, state, tier } }: { input: AchievementFilter }) {
  const [t, say] = [useWords("achievements"), useSay()];
  return (
    <form action={PATH} aria-label={t("filter")} className="flex flex-wrap items-end gap-3">
      {surface ? <input type="hidden" name="surface" value={surface} /> : null}
      <Select
        key={`state ${state ?? ""}`}
        name="state"
        label={t("state")}
        className="w-40"
        options={[{ value: "", label: t("anyState") }, ...ACHIEVEMENT_STATES.map((value) => ({ value, label: say(STATES[value]) }))]}
        defaultValue={state ?? ""}
      />
      <Select
        key={`tier ${tier ?? ""}`}
        name="tier"
        label={t("tier")}
        className="w-40"
        options={[{ value: "", label: t("anyTier") }, ...TIER_NAMES.map((value) => ({ value, label: say(TIERS[value].label) }))]}
        defaultValue={tier ?? ""}
      />
      <Button type="submit" variant="secondary">
        {t("show")}
      </Button>
    </form>
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
