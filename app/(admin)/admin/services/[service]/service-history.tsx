import { AuditTrail } from "#components/audit/audit-trail";
import { getWords } from "#components/format/words";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { TextLink } from "#components/ui/text-link";
import { can, type StaffContext } from "#lib/access";
import { searchPlatformAudit } from "#lib/audit";
import { addressOf } from "#lib/web";

const MOST_SHOWN = 20;

/** What was done with a service, from the audit trail; nothing for those who may not read it. */
export async function ServiceHistory({ context, serviceKey }: { context: StaffContext; serviceKey: string }) {
  const t = await getWords("services");
  if (!can(context, "audit.read")) return null;
  const subject = { subjectType: "service", subjectId: serviceKey };
  const { entries, nextCursor } = await searchPlatformAudit(context, { ...subject, limit: MOST_SHOWN });
  return (
    <Card
      title={t("history")}
      note={t("whoChangedWhat")}
      isFlush
      footer={nextCursor ? <TextLink href={addressOf("/admin/audit", subject)}>{t("everythingInTheAuditTrail")}</TextLink> : undefined}
    >
      {entries.length > 0 ? (
        <AuditTrail entries={entries} now={context.clock.now()} timeZone="UTC" />
      ) : (
        <EmptyState icon="scroll-text" title={t("nothingIsRecordedHere")}>
          {t("everyChangeAppearsHere")}
        </EmptyState>
      )}
    </Card>
  );
}
