import { once, requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { conflict, notFound } from "#lib/platform/errors";
import { requeueMail } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";

/**
 * Sends a mail again that could not be sent, or that was held while there was no mail server.
 * @throws `not_found`, `conflict` for one that was sent or is on its way, and where no mail server is configured
 */
export async function resendMail(context: StaffContext, id: string, { config }: Pick<Runtime, "config">): Promise<{ id: string }> {
  requirePermission(context, "system.monitor");
  if (config.SMTP_URL === undefined) throw conflict("No mail server is configured: this mail cannot be sent.");
  return acrossTenants(context, "mail.resend", (tx) =>
    once(context, tx, async () => {
      const [mail] = await tx.query<{ status: string; tenant_id: string | null }>({
        text: "SELECT status, tenant_id FROM mail_message WHERE id = $1::uuid FOR UPDATE",
        values: [id],
      });
      if (!mail) throw notFound("This mail");
      if (mail.status === "sent") throw conflict("This mail was sent. A second one would not be the same to whoever gets it.");
      if (!(await requeueMail(context, tx, id))) throw conflict("This mail is on its way already, or will be tried again by itself.");
      await recordAudit(context, tx, {
        action: "mail.resend",
        tenantId: mail.tenant_id,
        subjectType: "mail",
        subjectId: id,
        before: { status: mail.status },
        after: { status: "queued" },
      });
      return { id };
    }),
  );
}
