import { inTenant, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { publishUpdate } from "#lib/platform/realtime";
import { findPlaces, teamAmong } from "./find-places.ts";
import { placesOf, putOnPages } from "./put-on-pages.ts";

/**
 * Compares the addresses of a mail that waits with the leads and contacts that there are now, and puts it on their records. Who logs a mail for
 * nobody in particular may change every lead, so nobody gains by it. Safe to repeat: a mail that waits no more, and one that another process is
 * at, is left as it is.
 * @returns whether somebody was found
 */
export async function matchWaitingMail(context: TenantContext, id: string): Promise<boolean> {
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    const [held] = await tx.query<{ id: string }>({
      name: "crm-mail-look-again",
      text: `SELECT id FROM crm_mail WHERE tenant_id = $1::uuid AND id = $2::uuid AND is_waiting AND look_again_at <= $3 FOR UPDATE SKIP LOCKED`,
      values: [tenantId, id, context.clock.now()],
    });
    if (!held) return false;
    await tx.prisma.crmMail.updateMany({ where: { tenantId, id }, data: { lookAgainAt: null } });
    const named = (await tx.prisma.crmMailAddress.findMany({ where: { tenantId, mailId: id }, select: { address: true } })).map(
      ({ address }) => address,
    );
    const team = await teamAmong(tx, tenantId, named);
    const wanted = await findPlaces(
      context,
      tx,
      named.filter((address) => !team.has(address)),
    );
    if ((await putOnPages(context, tx, id, wanted)).length === 0) return false;
    const after = { about: await placesOf(tx, tenantId, id) };
    await recordAudit(context, tx, { action: "crm_mail.match", tenantId, subjectType: "crm_mail", subjectId: id, after });
    await publishUpdate(tx, { tenantId, topic: "crm.changed", payload: { ids: [id] } });
    return true;
  });
}
