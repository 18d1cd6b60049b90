import { EventTimeline, TIMELINE_KIND_LABELS } from "#components/care/event-timeline";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Pagination } from "#components/ui/pagination";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { readTimeline } from "#lib/care";
import { TIMELINE_KINDS, timelineInput } from "#lib/care/schema";
import { addressOf, chooseParams, readByAddress } from "#lib/web";
import { readTenant, type TenantPageProps, tenantMetadata, tenantPath } from "../read-tenant.ts";
import { TenantFrame } from "../tenant-frame.tsx";

export const generateMetadata = (props: TenantPageProps) => tenantMetadata(props, "timeline");

export default async function TenantTimelinePage({ params, searchParams }: TenantPageProps) {
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const { context, tenant } = await readTenant(id, "timeline");
  const path = tenantPath(id, "timeline");
  const list = await readByAddress(timelineInput, chooseParams(asked, ["kind", "cursor"]), (input) => readTimeline(context, id, input));
  const kind = list.problem === null ? list.input.kind : undefined;
  const note = `The newest first, in the time of ${tenant.timeZone}.`;
  return (
    <TenantFrame context={context} tenant={tenant} tab="timeline">
      <Card title="What happened" note={can(context, "audit.read") ? note : `${note} What only the audit trail tells is not shown to you.`}>
        <div className="grid gap-6">
          <Tabs
            label="Kinds of events"
            isMany
            items={[
              { label: "Everything", href: path, isCurrent: kind === undefined },
              ...TIMELINE_KINDS.map((each) => ({
                label: TIMELINE_KIND_LABELS[each],
                href: addressOf(path, { kind: each }),
                isCurrent: each === kind,
              })),
            ]}
          />
          {list.problem !== null ? (
            <AddressProblem problem={list.problem} firstHref={path} />
          ) : list.answer.events.length === 0 ? (
            <EmptyState icon="clock" title="Nothing of this kind has happened" className="py-8">
              Look at everything, or at another kind.
            </EmptyState>
          ) : (
            <EventTimeline events={list.answer.events} now={context.clock.now()} timeZone={tenant.timeZone} path={tenantPath(id)} />
          )}
        </div>
      </Card>
      {list.problem === null ? (
        <Pagination
          label="Pages of the timeline"
          firstHref={list.input.cursor ? addressOf(path, { kind }) : null}
          nextHref={list.answer.nextCursor ? addressOf(path, { kind, cursor: list.answer.nextCursor }) : null}
        />
      ) : null}
    </TenantFrame>
  );
}
