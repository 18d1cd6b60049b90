import { inTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { conflict, notFound } from "#lib/platform/errors";
import { processSubmissionJob } from "./jobs.ts";
import type { ReviewSubmissionInput } from "./schema.ts";

/**
 * Decides about a submission that is held: "process" has a lead made of it, whatever was thought of it; "spam" says that it is none, and keeps
 * it as such.
 * @throws `forbidden` without `lead.execute`, `not_found`, `conflict` for one that became a lead
 */
export async function reviewSubmission(context: TenantContext, { id, act }: ReviewSubmissionInput): Promise<void> {
  requirePermission(context, "lead.execute");
  const { tenant, clock, jobs } = context;
  await inTenant(context, async (tx) => {
    const [submission] = await tx.query<{ state: string }>({
      text: "SELECT state FROM form_submission WHERE tenant_id = $1::uuid AND id = $2::uuid FOR UPDATE",
      values: [tenant.id, id],
    });
    if (!submission) throw notFound("This submission");
    if (submission.state === "lead") throw conflict("This submission has become a lead.");
    const isApproved = act === "process";
    await tx.query({
      text: `UPDATE form_submission SET state = $3, is_approved = $4::boolean, processed_at = $5::timestamptz
             WHERE tenant_id = $1::uuid AND id = $2::uuid`,
      values: [tenant.id, id, isApproved ? "received" : "spam", isApproved, isApproved ? null : clock.now()],
    });
    await recordAudit(context, tx, {
      action: isApproved ? "form_submission.process" : "form_submission.spam",
      tenantId: tenant.id,
      subjectType: "form_submission",
      subjectId: id,
      before: { state: submission.state },
    });
    if (isApproved) await jobs.enqueue(tx, processSubmissionJob, { tenantId: tenant.id, submissionId: id }, { singletonKey: id });
  });
}
