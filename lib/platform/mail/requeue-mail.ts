import type { Transaction } from "#lib/platform/database";
import { deadLetterQueueOf, findRunsWith } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import { sendMailJob } from "./send-mail-job.ts";

/**
 * Puts a mail of the outbox into the queue once more, whose row the caller holds. The dead letter of its last job goes: it would be
 * a second way to the same mail.
 * @returns false while a job of it waits or runs
 */
export async function requeueMail({ jobs }: Pick<Runtime, "jobs">, tx: Transaction, id: string): Promise<boolean> {
  if ((await findRunsWith(tx, sendMailJob.name, { id })).length > 0) return false;
  await tx.prisma.mailMessage.update({ where: { id }, data: { status: "queued", error: null } });
  const letters = deadLetterQueueOf(sendMailJob.name);
  for (const letter of await findRunsWith(tx, letters, { id })) await jobs.remove(tx, letters, letter);
  await jobs.enqueue(tx, sendMailJob, { id });
  return true;
}
