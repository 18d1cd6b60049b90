import { z } from "zod";
import { once, requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants } from "#lib/audit";
import { conflict } from "#lib/platform/errors";
import { defineJob } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import { askForRun, getRun, workOnRun } from "#lib/tables";
import { type BulkRun, MOST_ITEMS } from "#lib/tables/schema";
import { mailConditions } from "./list-mail.ts";
import { resendMail } from "./resend-mail.ts";
import type { BulkMailInput } from "./schema.ts";

/** Sends many mails again, one after the other. */
export const bulkMailJob = defineJob({
  name: "mail.bulk",
  schema: z.object({ runId: z.uuid() }),
  concurrency: 1,
  expireInSeconds: 3_600,
  async handle({ runId }, attempt) {
    await workOnRun(attempt, runId, (context, _, mailId) => resendMail(context, mailId, attempt.runtime));
  },
});

/**
 * Asks for many mails to be sent again: those of some ids, or all that a filter means now. It begins after ten seconds.
 * @throws `conflict` where no mail server is configured, `invalid` for none or too many
 */
export async function bulkMail(context: StaffContext, input: BulkMailInput, { config }: Pick<Runtime, "config">): Promise<BulkRun> {
  requirePermission(context, "system.monitor");
  if (config.SMTP_URL === undefined) throw conflict("No mail server is configured: mails cannot be sent.");
  const { action, ...rest } = input.act;
  const { id } = await acrossTenants(context, "mail.bulk", (tx) =>
    once(context, tx, async () => {
      const conditions = mailConditions(input.filter ?? {}, MOST_ITEMS + 1);
      if (input.ids) conditions.add(`m.id = ANY(${conditions.param(input.ids)}::uuid[])`);
      const items = await tx.query<{ id: string; label: string }>({
        text: `SELECT m.id, left(m.subject, 200) AS label FROM mail_message m ${conditions.where()} ORDER BY m.created_at, m.id LIMIT $1`,
        values: conditions.values,
      });
      const run = await askForRun(context, tx, { table: "mail", action, input: rest, items });
      await context.jobs.enqueue(tx, bulkMailJob, { runId: run.id }, { startAfter: run.startsAt });
      return { id: run.id };
    }),
  );
  return getRun(context, id);
}
