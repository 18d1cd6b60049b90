import type { Metadata } from "next";
import { Callout } from "#components/ui/callout";
import { Icon } from "#components/ui/icon";
import { PageHeader } from "#components/ui/page-header";
import { requireTenant } from "#lib/access";
import { getRuntime } from "#lib/platform/runtime";
import { currentStatus } from "#lib/services";
import { SiteFrame } from "../../(marketing)/site-frame.tsx";
import { currentVisitor } from "../../(marketing)/visitor.ts";
import { PointsCard } from "./points-card.tsx";
import { StatusBoard } from "./status-board.tsx";
import { TransitionHistory } from "./transition-history.tsx";

export const metadata: Metadata = { title: "Status", description: "The platform’s parts as they were last measured." };

const icons = {
  operational: <Icon name="circle-check" className="size-7" />,
  degraded: <Icon name="triangle-exclamation-point" className="size-7" />,
  down: <Icon name="circle-x" className="size-7" />,
  unknown: <Icon name="circle-question-mark" className="size-7" />,
};

/** Renders with the database down, too: that is when it is needed most. */
export default async function StatusPage() {
  const visitor = await currentVisitor();
  return (
    <SiteFrame>
      <div className="grid gap-6">
        <PageHeader title="Platform status" note="Each part as it was really measured. What was not measured lately is unknown." />
        {visitor === null ? (
          <Callout tone="warn" title="Your sign-in could not be checked">
            The database does not answer, so this page shows what everybody sees.
          </Callout>
        ) : null}
        <StatusBoard initial={currentStatus(getRuntime())} icons={icons} />
        {visitor?.tenant ? <PointsCard context={requireTenant(visitor)} /> : null}
        <TransitionHistory />
      </div>
    </SiteFrame>
  );
}
