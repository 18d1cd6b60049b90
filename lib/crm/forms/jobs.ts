import { z } from "zod";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { isAppError } from "#lib/platform/errors";
import { defineJob } from "#lib/platform/jobs";
import { noteFailure, processSubmission } from "./process-submission.ts";

const TRIES_AFTER_THE_FIRST = 5;

/** Makes a lead of what was sent by a form. */
export const processSubmissionJob = defineJob({
  name: "crm.process_submission",
  schema: z.object({ tenantId: z.uuid(), submissionId: z.uuid() }),
  retryLimit: TRIES_AFTER_THE_FIRST,
  retryDelaySeconds: 5,
  async handle({ tenantId, submissionId }, { runtime, attempt }) {
    const context = await systemContext(runtime, tenantId, "job crm.process_submission", newId()).catch((error: unknown) => {
      // The tenant was deleted, and its submissions with it.
      if (isAppError(error) && error.code === "not_found") return null;
      throw error;
    });
    if (!context) return;
    try {
      await processSubmission(context, runtime, submissionId);
    } catch (error) {
      await noteFailure(context, submissionId, error, attempt > TRIES_AFTER_THE_FIRST);
      throw error;
    }
  },
});

/**
 * Every minute: whatever was stored and is not done is asked for again, since the job may have been lost with the process that was about
 * to ask for it. Addresses are forgotten after 30 days.
 */
export const tendSubmissionsJob = defineJob({
  name: "crm.tend_submissions",
  schema: z.object({}),
  async handle(_data, { runtime: { db, jobs, clock } }) {
    const now = clock.now();
    const waiting = await db.system<{ id: string; tenant_id: string }>({
      text: `SELECT id, tenant_id FROM form_submission WHERE state = 'received' AND received_at < $1::timestamptz - interval '1 minute'
             ORDER BY received_at LIMIT 1000`,
      values: [now],
    });
    for (const { id, tenant_id } of waiting)
      await db.transaction({ kind: "system", purpose: "form.tend" }, (tx) =>
        jobs.enqueue(tx, processSubmissionJob, { tenantId: tenant_id, submissionId: id }, { singletonKey: id }),
      );
    await db.transaction({ kind: "system", purpose: "form.tend" }, (tx) =>
      tx.query({
        text: "UPDATE form_submission SET address_hash = NULL WHERE address_hash IS NOT NULL AND received_at < $1::timestamptz - interval '30 days'",
        values: [now],
      }),
    );
  },
});
