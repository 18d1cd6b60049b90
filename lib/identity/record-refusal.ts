import type { Context } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { isAppError } from "#lib/platform/errors";

/**
 * Runs a sign-in whose refusal takes its own transaction back, and puts that refusal on record all the same: a first factor
 * was right, and the tenant has its people sign in another way.
 */
export async function recordingRefusal<T>(context: Context, subject: { subjectType: string; subjectId: string }, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isAppError(error) && error.reason === "provider_required") {
      await context.db.transaction({ kind: "system", purpose: "refused sign-in" }, (tx) =>
        recordAudit(context, tx, { action: "sign_in.refused", tenantId: null, ...subject, after: { reason: error.reason } }),
      );
    }
    throw error;
  }
}
