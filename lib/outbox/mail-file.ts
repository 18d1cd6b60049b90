import { requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants, readAcrossTenants, recordAudit } from "#lib/audit";
import { notFound } from "#lib/platform/errors";

const PURPOSE = "mail.download";
/** What is read from the database at once, in bytes. */
const PIECE_BYTES = 1_048_576;

interface FileRow {
  file_id: string;
  tenant_id: string | null;
  name: string;
  content_type: string;
  size_bytes: number;
}

/**
 * The file that a mail brings along, read as it is sent. Whoever takes it is written down before the first byte goes.
 * @throws `not_found` for a mail without one, and once it is not kept any more
 */
export async function downloadMailFile(context: StaffContext, mailId: string) {
  requirePermission(context, "system.monitor");
  const file = await acrossTenants(context, PURPOSE, async (tx) => {
    const [row] = await tx.query<FileRow>({
      name: "mail-file",
      text: `SELECT f.id AS file_id, m.tenant_id, f.name, f.content_type, f.size_bytes
             FROM mail_message m JOIN mail_file f ON f.id = m.file_id WHERE m.id = $1::uuid AND f.bytes IS NOT NULL`,
      values: [mailId],
    });
    if (!row) throw notFound("This file");
    await recordAudit(context, tx, {
      action: "mail.download_file",
      tenantId: row.tenant_id,
      subjectType: "mail",
      subjectId: mailId,
      after: { file: row.file_id },
    });
    return row;
  });
  return { contentType: file.content_type, fileName: file.name, body: piecesOf(context, file) };
}

/** @throws `not_found` where it is forgotten while somebody reads it: the download then ends as broken off, not as whole */
async function* piecesOf(context: StaffContext, { file_id: id, size_bytes: size }: FileRow): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size; at += PIECE_BYTES) {
    const [row] = await readAcrossTenants(context, PURPOSE, (tx) =>
      tx.query<{ piece: Uint8Array }>({
        name: "mail-file-piece",
        text: "SELECT substring(bytes FROM $2 FOR $3) AS piece FROM mail_file WHERE id = $1::uuid AND bytes IS NOT NULL",
        values: [id, at + 1, PIECE_BYTES],
      }),
    );
    if (!row) throw notFound("This file");
    yield row.piece;
  }
}
