import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";
import { sendMailJob } from "./send-mail-job.ts";

export interface NewMail {
  /** Whose mail it is; null for the platform's own. */
  tenantId: string | null;
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** For mails of a list: where its reader ends it. A `POST` there must end it, too (RFC 8058). */
  unsubscribeUrl?: string;
  /** What it brings along: see `keepMailFile`. */
  fileId?: string | null;
}

/** Writes a mail to the outbox, and the job that sends it when SMTP is configured. @returns the mail's id */
export async function enqueueMail(runtime: Pick<Runtime, "config" | "jobs" | "clock">, tx: Transaction, mail: NewMail): Promise<string> {
  const id = newId();
  const isSendable = runtime.config.SMTP_URL !== undefined;
  const { to, ...content } = mail;
  await tx.prisma.mailMessage.createMany({
    data: [{ id, ...content, recipient: to, status: isSendable ? "queued" : "held", createdAt: runtime.clock.now() }],
  });
  if (isSendable) await runtime.jobs.enqueue(tx, sendMailJob, { id });
  return id;
}
