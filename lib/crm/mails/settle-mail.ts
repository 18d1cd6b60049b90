import { inTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { conflict, notFound } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { findAbout, requireMayWriteAbout } from "../activities/activity-rows.ts";
import type { About } from "../activities/schema.ts";
import { placesOf, putOnPages } from "./put-on-pages.ts";
import type { LoggedMail } from "./schema.ts";

/** Puts a mail that waits on a record, by hand. @throws `forbidden`, `not_found`; `conflict` when somebody settled it meanwhile */
export async function attachMail(context: TenantContext, id: string, about: About): Promise<LoggedMail> {
  requirePermission(context, "lead.execute");
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    const mail = await tx.prisma.crmMail.findFirst({ where: { tenantId, id }, select: { isWaiting: true } });
    if (!mail) throw notFound("This mail");
    if (!mail.isWaiting) throw conflict("This mail stands on a record already. Look at the list again.");
    const record = await findAbout(tx, tenantId, about);
    requireMayWriteAbout(context, about.about, record);
    await putOnPages(context, tx, id, [record]);
    await recordAudit(context, tx, { action: "crm_mail.attach", tenantId, subjectType: "crm_mail", subjectId: id, after: { ...about } });
    return { id, isNew: false, isWaiting: false, about: await placesOf(tx, tenantId, id) };
  });
}

/** Throws a mail that waits away, for good. @throws `forbidden`, `not_found` also for one that stands on a record */
export async function discardMail(context: TenantContext, id: string): Promise<void> {
  requirePermission(context, "lead.execute");
  const tenantId = context.tenant.id;
  await inTenant(context, async (tx) => {
    const { count } = await tx.prisma.crmMail.deleteMany({ where: { tenantId, id, isWaiting: true } });
    if (count === 0) throw notFound("This mail");
    await recordAudit(context, tx, { action: "crm_mail.discard", tenantId, subjectType: "crm_mail", subjectId: id });
    await publishUpdate(tx, { tenantId, topic: "crm.changed", payload: { ids: [id] } });
  });
}
