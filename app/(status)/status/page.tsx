import type { Metadata } from "next";
import { getSay, getWords } from "#components/format/words";
import { LiveUpdates } from "#components/live/live-updates";
import { Callout } from "#components/ui/callout";
import { Icon } from "#components/ui/icon";
import { PageHeader } from "#components/ui/page-header";
import { requireStaff, requireTenant } from "#lib/access";
import { getRuntime } from "#lib/platform/runtime";
import { audienceOf, currentStatus } from "#lib/services";
import type { SearchParams } from "#lib/web";
import { SiteFrame } from "../../(marketing)/site-frame.tsx";
import { currentVisitor } from "../../(marketing)/visitor.ts";
import { PointsCard } from "./points-card.tsx";
import { ServiceTimeline } from "./service-timeline.tsx";
import { StaffStatus } from "./staff-status.tsx";
import { StatusBoard } from "./status-board.tsx";
import { statusWords } from "./status-words.ts";
import { TransitionHistory } from "./transition-history.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getWords("site");
  return { title: t("status"), description: t("partsAsMeasured") };
}

const icons = {
  operational: <Icon name="circle-check" className="size-7" />,
  degraded: <Icon name="triangle-exclamation-point" className="size-7" />,
  down: <Icon name="circle-x" className="size-7" />,
  unknown: <Icon name="circle-question-mark" className="size-7" />,
};

const LIVE_TOPICS = ["service.state-changed", "incident.changed"];

/** Renders with the database down, too: that is when it is needed most. */
export default async function StatusPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, say] = [await getWords("site"), await getSay()];
  const snapshot = currentStatus(getRuntime());
  const visitor = await currentVisitor();
  const isStaff = visitor !== null && audienceOf(visitor).kind === "staff";
  return (
    <SiteFrame>
      <div className="grid gap-6">
        <PageHeader
          title={t("platformStatus")}
          note={t("eachPartAsItWasReally")}
          actions={isStaff ? <LiveUpdates topics={LIVE_TOPICS} snapshot={visitor.snapshot} /> : null}
        />
        {visitor === null ? (
          <Callout tone="warn" title={t("yourSignInCouldNotBe")}>
            {t("theDatabaseDoesNotAnswerSo")}
          </Callout>
        ) : null}
        {isStaff ? <StaffStatus /> : null}
        {isStaff ? <ServiceTimeline context={requireStaff(visitor)} asked={await searchParams} /> : null}
        <StatusBoard initial={snapshot} words={statusWords(snapshot, say)} icons={icons} />
        {visitor?.tenant ? <PointsCard context={requireTenant(visitor)} /> : null}
        <TransitionHistory />
      </div>
    </SiteFrame>
  );
}
