import { AuditTrail } from "#components/audit/audit-trail";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { TextLink } from "#components/ui/text-link";
import { can, type StaffContext } from "#lib/access";
import { searchPlatformAudit } from "#lib/audit";
import { addressOf } from "#lib/web";

const MOST_SHOWN = 20;
const SUBJECT = { subjectType: "installation_setting" };

/** Who changed which setting, and from what to what, from the audit trail; nothing for those who may not read it. */
export async function SettingHistory({ context }: { context: StaffContext }) {
  if (!can(context, "audit.read")) return null;
  const { entries, nextCursor } = await searchPlatformAudit(context, { ...SUBJECT, limit: MOST_SHOWN });
  return (
    <Card
      title="History"
      note="Who changed what, newest first, in UTC."
      isFlush
      footer={nextCursor ? <TextLink href={addressOf("/admin/audit", SUBJECT)}>Everything in the audit trail</TextLink> : undefined}
    >
      {entries.length > 0 ? (
        <AuditTrail entries={entries} now={context.clock.now()} timeZone="UTC" />
      ) : (
        <EmptyState icon="scroll-text" title="Nothing was changed yet">
          Every change of a setting appears here, with who made it.
        </EmptyState>
      )}
    </Card>
  );
}
