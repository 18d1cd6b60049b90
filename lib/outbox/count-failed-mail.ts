import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";

const DAYS_MS = 7 * 86_400_000;

/** How many mails of the last 7 days could not be sent. */
export async function countFailedMail(context: StaffContext): Promise<number> {
  requirePermission(context, "system.monitor");
  const [row] = await readAcrossTenants(context, "mail.read", (tx) =>
    tx.query<{ failed: number }>({
      text: "SELECT count(*)::int AS failed FROM mail_message WHERE status = 'failed' AND created_at >= $1",
      values: [new Date(context.clock.now().getTime() - DAYS_MS)],
    }),
  );
  return row?.failed ?? 0;
}
