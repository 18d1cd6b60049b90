import type { Database } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { visibleTo } from "../conversation-rows.ts";
import { type PartyContext, partyOf } from "../party.ts";
import { isShownInline } from "../schema.ts";

/** A file as it is sent, piece by piece as its reader takes it. */
export interface SentFile {
  name: string;
  mediaType: string;
  body: AsyncIterable<Uint8Array>;
}

interface FoundRow {
  tenant_id: string;
  name: string;
  media_type: string;
}

/**
 * A file of a conversation that the caller may see, or one that they uploaded and have not sent. Asked anew for every download: whoever does not
 * take part any more gets nothing, and neither does anybody once its message was withdrawn.
 * @throws `not_found`
 */
export async function readAttachment(context: PartyContext, id: string): Promise<SentFile> {
  const party = partyOf(context);
  const values: unknown[] = [id, party.userId];
  const visible = visibleTo(party, (value) => `$${values.push(value)}`);
  const [row] = await party.read("conversation.download", (tx) =>
    tx.query<FoundRow>({
      text: `SELECT a.tenant_id, a.name, a.media_type FROM conversation_attachment a
             LEFT JOIN conversation_message m ON m.tenant_id = a.tenant_id AND m.id = a.message_id
             LEFT JOIN conversation c ON c.tenant_id = a.tenant_id AND c.id = a.conversation_id
             WHERE a.id = $1::uuid AND a.status = 'ready'
               AND ((a.message_id IS NULL AND a.uploaded_by = $2::uuid) OR (a.message_id IS NOT NULL AND m.withdrawn_at IS NULL AND ${visible}))`,
      values,
    }),
  );
  if (!row) throw notFound("This file");
  return { name: row.name, mediaType: row.media_type, body: piecesOf(context.db, row.tenant_id, id) };
}

/** The same, for showing it in its place: a picture. @throws `not_found`, also for what is none */
export async function readPicture(context: PartyContext, id: string): Promise<SentFile> {
  const file = await readAttachment(context, id);
  if (!isShownInline(file.mediaType)) throw notFound("This picture");
  return file;
}

/** The right was just asked for; each piece is one round trip by the portal itself. */
async function* piecesOf(db: Database, tenantId: string, id: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position++) {
    const [piece] = await db.system<{ bytes: Uint8Array }>({
      name: "piece-of-attachment",
      text: "SELECT bytes FROM conversation_attachment_piece WHERE tenant_id = $1::uuid AND attachment_id = $2::uuid AND position = $3",
      values: [tenantId, id, position],
    });
    if (!piece) return;
    yield piece.bytes;
  }
}
