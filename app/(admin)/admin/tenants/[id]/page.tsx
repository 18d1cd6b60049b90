import { redirect } from "next/navigation";
import { AuditTrail } from "#components/audit/audit-trail";
import { UsageCard } from "#components/billing/usage-card";
import { UsageWarning } from "#components/billing/usage-warning";
import { HealthCard } from "#components/care/health-card";
import { NoteText } from "#components/care/note-text";
import { getWords, useWords } from "#components/format/words";
import { TenantCard } from "#components/gamification/widgets/tenant-card";
import { TenantFacts } from "#components/tenancy/tenant-facts";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { TextLink } from "#components/ui/text-link";
import { readOverview } from "#lib/care";
import type { TenantOverview } from "#lib/care/schema";
import { tenantWidgets } from "#lib/gamification";
import type { TenantDetail } from "#lib/tenancy/schema";
import { addressOf, readById } from "#lib/web";
import { readTenant, type TenantPageProps, tenantMetadata, tenantPath } from "./read-tenant.ts";
import { TenantFrame } from "./tenant-frame.tsx";

export const generateMetadata = (props: TenantPageProps) => tenantMetadata(props, "overview");

export default async function TenantPage({ params, searchParams }: TenantPageProps) {
  const t = await getWords("tenancy");
  const [{ id }, { created, changed, audit }] = await Promise.all([params, searchParams]);
  // Pages of the trail were here once, and their addresses are kept in places.
  if (typeof audit === "string") redirect(addressOf(tenantPath(id, "audit"), { cursor: audit }));
  const [{ context, tenant }, { health, usages, notes, acts }] = await Promise.all([readTenant(id, "overview"), readAll(id)]);
  const earned = await tenantWidgets(context, tenant.id);
  const now = context.clock.now();
  return (
    <TenantFrame
      context={context}
      tenant={tenant}
      tab="overview"
      notice={<Notice tenant={tenant} isNew={created === "1"} isChanged={changed === "1"} />}
    >
      <UsageWarning usages={usages} planName={tenant.planName} href={tenantPath(id, "plan")} />
      <div className="grid items-start gap-6 xl:grid-cols-3">
        <Card title={t("settings")} className="xl:col-span-2">
          <TenantFacts tenant={tenant} />
        </Card>
        <UsageCard usages={usages} planName={tenant.planName} />
      </div>
      <HealthCard health={health} />
      <TenantCard widgets={earned} now={now} />
      <Notes notes={notes} tenant={tenant} now={now} />
      {acts ? (
        <Card
          title={t("latestActs")}
          note={t("whatWasDoneLastInThe", { timeZone: tenant.timeZone })}
          actions={<TextLink href={tenantPath(id, "audit")}>{t("theWholeAuditTrail")}</TextLink>}
          isFlush
        >
          {acts.length === 0 ? (
            <EmptyState icon="scroll-text" title={t("nothingIsRecordedHere")} className="py-8">
              {t("everyChangeToThisTenantAnd")}
            </EmptyState>
          ) : (
            <AuditTrail entries={acts} now={now} timeZone={tenant.timeZone} />
          )}
        </Card>
      ) : null}
    </TenantFrame>
  );
}

async function readAll(id: string): Promise<TenantOverview> {
  const { context } = await readTenant(id, "overview");
  return readById(id, () => readOverview(context, id));
}

function Notice({ tenant, isNew, isChanged }: { tenant: TenantDetail; isNew: boolean; isChanged: boolean }) {
  const t = useWords("tenancy");
  if (isNew && tenant.status === "trial")
    return (
      <Callout tone="good" role="status" title={t("nameIsCreated", { name: tenant.name })}>
        {t("itsTrialHasBegun")}
        {tenant.memberCount === 0 ? ` ${t("nobodyIsInItYet")}` : null}
      </Callout>
    );
  return isChanged ? <Callout tone="good" role="status" title={t("theChangesAreSaved")} /> : null;
}

function Notes({ notes, tenant, now }: { notes: TenantOverview["notes"]; tenant: TenantDetail; now: Date }) {
  const t = useWords("tenancy");
  const href = tenantPath(tenant.id, "notes");
  return (
    <Card
      title={t("notes")}
      note={t("ofTheOperatorsStaffForEach")}
      actions={<TextLink href={href}>{notes.length === 0 ? t("writeANote") : t("allNotes")}</TextLink>}
      isFlush={notes.length > 0}
    >
      {notes.length === 0 ? (
        <p className="text-muted text-sm">{t("nobodyHasNotedAnythingYet")}</p>
      ) : (
        <ul className="divide-y">
          {notes.map((note) => (
            <li key={note.id} className="px-5 py-4 md:px-6">
              <NoteText note={note} now={now} timeZone={tenant.timeZone} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
