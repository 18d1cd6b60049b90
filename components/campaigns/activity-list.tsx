import { useSay, useWords } from "#components/format/words";
import type { ActivityPage, CampaignActivity } from "#lib/campaigns/schema";
import { Time } from "../format/time.tsx";
import { Card } from "../ui/card.tsx";
import type { IconName } from "../ui/icon.tsx";
import { Pagination } from "../ui/pagination.tsx";
import { Timeline } from "../ui/timeline.tsx";

const WORDS = {
  created: "didCreated",
  schedule: "didSchedule",
  unschedule: "didUnschedule",
  launch: "didLaunch",
  pause: "didPause",
  resume: "didResume",
  complete: "didComplete",
  archive: "didArchive",
  restore: "didRestore",
} as const;

/** Of creatives, tests and links, which the line names. */
const NAMED_WORDS = {
  creative_created: "didCreativeCreated",
  creative_version: "didCreativeVersion",
  creative_submit: "didCreativeSubmit",
  creative_withdraw: "didCreativeWithdraw",
  creative_approve: "didCreativeApprove",
  creative_ask_changes: "didCreativeAskChanges",
  creative_comment: "didCreativeComment",
  creative_resolved: "didCreativeResolved",
  test_created: "didTestCreated",
  test_dropped: "didTestDropped",
  test_start: "didTestStart",
  test_stop: "didTestStop",
  test_decide: "didTestDecide",
  test_counted: "didTestCounted",
  link_made: "didLinkMade",
  link_dropped: "didLinkDropped",
} as const;

const ICONS: Record<string, IconName> = {
  created: "plus",
  duplicated: "copy",
  changed: "pencil",
  schedule: "calendar",
  launch: "play",
  pause: "pause",
  resume: "play",
  complete: "flag",
  archive: "archive",
  restore: "rotate-ccw",
};

/** What the plan's fields are called where a change of them is told. */
const FIELDS: Record<string, string> = {
  name: "Name",
  type: "What it is for",
  ownerId: "Looked after by",
  startsOn: "First day",
  endsOn: "Last day",
  budget: "Budget",
  channels: "Channels",
  audienceWho: "Audience",
  audienceWhere: "Audience",
  audienceInterests: "Audience",
  audienceAgeFrom: "Audience",
  audienceAgeTo: "Audience",
  goalImpressions: "Goals",
  goalClicks: "Goals",
  goalConversions: "Goals",
  goalRevenue: "Goals",
  landingUrl: "Links",
  utmCampaign: "Links",
};

interface ActivityListProps {
  page: ActivityPage;
  /** The address of this list, and of one that begins at a cursor. */
  href: string;
  isFirst: boolean;
  now: Date;
}

/** The story of a campaign. */
export function ActivityList({ page: { activities, nextCursor }, href, isFirst, now }: ActivityListProps) {
  const [t, say] = [useWords("campaigns"), useSay()];
  return (
    <>
      <Card title={t("activity")} note={t("activityNote")}>
        <Timeline
          label={t("activity")}
          empty={t("noActivity")}
          entries={activities.map((activity) => ({
            id: activity.id,
            icon: ICONS[activity.kind],
            title: titleOf(activity),
            time: <Time value={activity.at} now={now} />,
            children: <bdi>{activity.byPortal ? t("thePortal") : (activity.actorName ?? t("somebody"))}</bdi>,
          }))}
        />
      </Card>
      <Pagination
        label={t("activity")}
        firstHref={isFirst ? null : href}
        nextHref={nextCursor ? `${href}&cursor=${encodeURIComponent(nextCursor)}` : null}
      />
    </>
  );

  function titleOf({ kind, detail }: CampaignActivity): string {
    if (kind === "changed") {
      const fields = Array.isArray(detail.fields) ? detail.fields : [];
      const names = new Set(fields.map((field) => say(FIELDS[String(field)] ?? String(field))));
      return t("didChanged", { fields: [...names].join(", ") });
    }
    if (kind in NAMED_WORDS) {
      const parts = { name: String(detail.name), number: String(detail.number) };
      return t(NAMED_WORDS[kind as keyof typeof NAMED_WORDS], parts);
    }
    if (kind === "duplicated") return t("didDuplicated", { name: nameOf(detail.from) });
    return kind in WORDS ? t(WORDS[kind as keyof typeof WORDS]) : t("didOther");
  }
}

const nameOf = (from: unknown): string => (typeof from === "object" && from !== null && "name" in from ? String(from.name) : "");
