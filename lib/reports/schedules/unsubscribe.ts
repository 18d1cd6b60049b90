import type { Context } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { deriveSecret, sameText } from "#lib/platform/crypto";
import type { Queryable } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";

const SCOPE = { kind: "system", purpose: "end the mails of a report" } as const;
const TOKEN = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

/** Mails that somebody gets: of which report, and whether they have ended them. */
export interface MailedReport {
  tenantId: string;
  tenantName: string;
  locale: string;
  reportId: string;
  reportName: string;
  hasEnded: boolean;
}

type Secrets = Pick<Runtime, "authSecret">;

const proofOf = ({ authSecret }: Secrets, id: string) => deriveSecret(authSecret, `report-recipient:${id}`);

/** Where somebody ends the mails of a schedule. The secret in it is derived and not stored: who reads the table can end none. */
export const unsubscribeUrl = (secrets: Secrets & Pick<Runtime, "config">, id: string): string =>
  `${secrets.config.publicUrl}/reports/unsubscribe/${id}.${proofOf(secrets, id)}`;

/** What a mailed link would end; null for a link of nobody. Opening it changes nothing, as mail scanners do it, too. */
export async function describeMailedReport(runtime: Runtime, token: string): Promise<MailedReport | null> {
  const id = readToken(runtime, token);
  return id ? runtime.db.read(SCOPE, (tx) => find(tx, id, false)) : null;
}

/** Ends the mails of a schedule to whoever has the link; twice is once. @returns null for a link of nobody */
export async function endMailedReport(context: Context, token: string, runtime: Runtime): Promise<MailedReport | null> {
  const id = readToken(runtime, token);
  if (!id) return null;
  return runtime.db.transaction(SCOPE, async (tx) => {
    const row = await find(tx, id, true);
    if (!row || row.hasEnded) return row;
    await tx.prisma.reportRecipient.updateMany({ where: { id }, data: { unsubscribedAt: runtime.clock.now() } });
    await recordAudit(context, tx, { action: "report.unsubscribe", tenantId: row.tenantId, subjectType: "report", subjectId: row.reportId });
    return { ...row, hasEnded: true };
  });
}

function readToken(secrets: Secrets, token: string): string | null {
  const [, id, proof] = TOKEN.exec(token) ?? [];
  return id && proof && sameText(proof, proofOf(secrets, id)) ? id : null;
}

async function find(tx: Queryable, id: string, isLocked: boolean): Promise<MailedReport | null> {
  const [row] = await tx.query<MailedReport>({
    text: `SELECT r.tenant_id AS "tenantId", t.name AS "tenantName", t.locale, s.report_id AS "reportId", p.name AS "reportName",
             r.unsubscribed_at IS NOT NULL AS "hasEnded"
           FROM report_recipient r JOIN report_schedule s ON s.tenant_id = r.tenant_id AND s.id = r.schedule_id
           JOIN report p ON p.tenant_id = s.tenant_id AND p.id = s.report_id JOIN tenant t ON t.id = r.tenant_id
           WHERE r.id = $1::uuid${isLocked ? " FOR UPDATE OF r" : ""}`,
    values: [id],
  });
  return row ?? null;
}
