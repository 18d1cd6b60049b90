import type { ReactNode } from "react";
import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import type { PlannedCampaign } from "#lib/campaigns/schema";
import { PageHeader } from "../ui/page-header.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { CAMPAIGN_TYPE_LABELS, CampaignStatusBadge } from "./campaign-words.tsx";

export const CAMPAIGN_PARTS = ["overview", "channels", "creatives", "tests", "links", "audience", "budget", "activity", "settings"] as const;
export type CampaignPart = (typeof CAMPAIGN_PARTS)[number];

/** The address of a part of a campaign. */
export function partHref(id: string, part: CampaignPart): string {
  const page = `/portal/campaigns/${id}`;
  if (part === "overview") return page;
  if (part === "settings") return `${page}/edit`;
  return part === "creatives" || part === "tests" || part === "links" ? `${page}/${part}` : `${page}?show=${part}`;
}

interface CampaignFrameProps {
  plan: PlannedCampaign;
  current: CampaignPart;
  /** Said after what it is and when it runs. */
  note?: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A campaign's name, status and parts, around the part that is shown. */
export function CampaignFrame({ plan, current, note, actions, children }: CampaignFrameProps) {
  const [t, say, formats] = [useWords("campaigns"), useSay(), useFormats()];
  const type = say(CAMPAIGN_TYPE_LABELS[plan.type]);
  const [from, to] = [formats.day(plan.startsOn), plan.endsOn && formats.day(plan.endsOn)];
  const runs = to ? t("runsFromTo", { type, from, to }) : t("runsSince", { type, from });
  const scheduled = plan.status === "scheduled" ? t(plan.channels.length > 0 ? "scheduledFor" : "scheduledWithout", { day: from }) : null;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={plan.name}
        mark={<CampaignStatusBadge status={plan.status} />}
        note={[runs, scheduled, note].filter(Boolean).join(" ")}
        breadcrumbs={[{ label: t("campaigns"), href: "/portal/campaigns" }, { label: plan.name }]}
        actions={actions}
      />
      <Tabs
        label={t("parts")}
        items={CAMPAIGN_PARTS.map((part) => ({ label: t(part), href: partHref(plan.id, part), isCurrent: part === current }))}
      />
      {children}
    </div>
  );
}
