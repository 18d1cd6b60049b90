import type { ReactNode } from "react";
import { useWords } from "#components/format/words";
import { Callout } from "../../ui/callout.tsx";
import { Icon } from "../../ui/icon.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Tabs } from "../../ui/tabs.tsx";

interface PlanFrameProps {
  title: string;
  note: string;
  /** What is shown, such as "November 2026". */
  shown: string;
  tabs: { label: string; href: string; isCurrent: boolean }[];
  hrefs: { previous: string; today: string; next: string };
  hasMore: boolean;
  children: ReactNode;
}

/** The head of the calendar and of the timeline: which span is shown, and the way to others. */
export function PlanFrame({ title, note, shown, tabs, hrefs, hasMore, children }: PlanFrameProps) {
  const [t, c] = [useWords("campaignTools"), useWords("campaigns")];
  return (
    <div className="grid gap-6">
      <PageHeader title={title} note={note} breadcrumbs={[{ label: c("campaigns"), href: "/portal/campaigns" }, { label: title }]} />
      <Tabs label={t("views")} items={tabs} />
      <nav aria-label={t("goTo")} className="flex flex-wrap items-center gap-3">
        <LinkButton href={hrefs.previous} variant="secondary" size="sm" icon={<Icon name="chevron-left" className="size-5 rtl:-scale-x-100" />}>
          {t("earlier")}
        </LinkButton>
        <LinkButton href={hrefs.today} variant="secondary" size="sm">
          {t("today")}
        </LinkButton>
        <LinkButton href={hrefs.next} variant="secondary" size="sm" icon={<Icon name="chevron-right" className="size-5 rtl:-scale-x-100" />}>
          {t("later")}
        </LinkButton>
        <h2 className="font-semibold text-ink text-lg">{shown}</h2>
      </nav>
      {hasMore ? <Callout tone="warn">{t("planCut")}</Callout> : null}
      {children}
    </div>
  );
}
