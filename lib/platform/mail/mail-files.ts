import { z } from "zod";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { defineJob } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";

/** Mail servers commonly take 10 MB, and base64 makes a third more of a file. In bytes. */
export const MOST_ATTACHED_BYTES = 7_500_000;
/** A mail that is sent again later goes without its file. */
const FILES_ARE_KEPT_DAYS = 7;

export interface NewMailFile {
  /** Whose it is; null for the platform's own. */
  tenantId: string | null;
  /** As its reader sees it. */
  name: string;
  contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Keeps a file that mails bring along, once for all of them, in the caller's transaction.
 * @returns what `enqueueMail` takes; null for one that is too large for a mail, which must then say so
 */
export async function keepMailFile({ clock }: Pick<Runtime, "clock">, tx: Transaction, file: NewMailFile): Promise<string | null> {
  if (file.bytes.byteLength > MOST_ATTACHED_BYTES) return null;
  const id = newId();
  await tx.prisma.mailFile.createMany({ data: [{ ...file, id, sizeBytes: file.bytes.byteLength, createdAt: clock.now() }] });
  return id;
}

/** Forgets what files of mails hold after a week, which is kept elsewhere; that a mail had one, and which, stays with the mail. */
export const purgeMailFilesJob = defineJob({
  name: "mail.purge",
  schema: z.object({}),
  async handle(_data, { runtime }) {
    const now = runtime.clock.now();
    const before = new Date(now.getTime() - FILES_ARE_KEPT_DAYS * 86_400_000);
    await runtime.db.transaction({ kind: "system", purpose: "mail" }, (tx) =>
      tx.prisma.mailFile.updateMany({ where: { createdAt: { lt: before }, bytes: { not: null } }, data: { bytes: null, removedAt: now } }),
    );
  },
});
