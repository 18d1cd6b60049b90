import { EventTimeline, TIMELINE_KIND_LABELS } from "#components/care/event-timeline";
import { getSay, getWords } from "#components/format/words";
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
  const t = await getWords("tenancy");
  const say = await getSay();
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const { context, tenant } = await readTenant(id, "timeline");
  const path = tenantPath(id, "timeline");
  const list = await readByAddress(timelineInput, chooseParams(asked, ["kind", "cursor"]), (input) => readTimeline(context, id, input));
  const kind = list.problem === null ? list.input.kind : undefined;
  const note = t("theNewestFirstInTheTimeOf", { timeZone: tenant.timeZone });
  return (
    <TenantFrame context={context} tenant={tenant} tab="timeline">
      <Card title={t("whatHappened")} note={can(context, "audit.read") ? note : `${note} ${t("whatOnlyTheAuditTrailTells")}`}>
        <div className="grid gap-6">
          <Tabs
            label={t("kindsOfEvents")}
            items={[
              { label: t("everything"), href: path, isCurrent: kind === undefined },
              ...TIMELINE_KINDS.map((each) => ({
                label: say(TIMELINE_KIND_LABELS[each]),
                href: addressOf(path, { kind: each }),
                isCurrent: each === kind,
              })),
            ]}
          />
          {list.problem !== null ? (
            <AddressProblem problem={list.problem} firstHref={path} />
          ) : list.answer.events.length === 0 ? (
            <EmptyState icon="clock" title={t("nothingOfThisKindHasHappened")} className="py-8">
              {t("lookAtEverythingOrAtAnother")}
            </EmptyState>
          ) : (
            <EventTimeline events={list.answer.events} now={context.clock.now()} timeZone={tenant.timeZone} path={tenantPath(id)} />
          )}
        </div>
      </Card>
      {list.problem === null ? (
        <Pagination
          label={t("pagesOfTheTimeline")}
          firstHref={list.input.cursor ? addressOf(path, { kind }) : null}
          nextHref={list.answer.nextCursor ? addressOf(path, { kind, cursor: list.answer.nextCursor }) : null}
        />
      ) : null}
    </TenantFrame>
  );
}
