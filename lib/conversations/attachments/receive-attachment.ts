import { createHash } from "node:crypto";
import { requireMayWrite } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newIdAt } from "#lib/platform/crypto";
import { isUniqueViolation } from "#lib/platform/database";
import { AppError, conflict, invalid } from "#lib/platform/errors";
import { findConversation } from "../conversation-rows.ts";
import type { FileKind } from "../file-kinds.ts";
import { cleanFileName, extensionOf } from "../file-name.ts";
import { type AttachmentRow, attachmentView } from "../message-rows.ts";
import { type Party, type PartyContext, writerOf } from "../party.ts";
import { ATTACHMENT_LIMITS, type AttachmentView, type UploadInput } from "../schema.ts";
import { createSniffer, type Sniffed } from "../sniff-file.ts";
import { piecesOf } from "./pieces.ts";

const GIVEN_UP_AFTER_MS = 10 * 60_000;
const NOT_TAKEN: Record<Extract<Sniffed, { refused: string }>["refused"], string> = {
  empty: "The file is empty.",
  markup: "Web pages and SVG drawings are not taken, since they can run in a browser. Send them in a ZIP file.",
  mixed: "This picture is damaged, or holds something else as well. Save it anew in a picture program and send that.",
  unknown: "This kind of file is not taken. Send pictures, PDF, documents, text, MP4 or ZIP.",
};

/**
 * Takes a file in, piece by piece as it arrives, and looks at what it is. It waits for its message; one that nobody sends is gone a day later.
 * Memory holds a megabyte of it, whatever the sender says of its size.
 * @param key of the upload: the same answers with the file that is there
 * @param declaredBytes what the sender said it would send, where they did
 * @throws `invalid` for a kind that is not taken, for a name that says another, and for one that is empty, too large or did not arrive whole; `conflict`
 * while the same upload is arriving; `limit_exceeded` for too many that wait, or a full store
 */
export async function receiveAttachment(
  context: PartyContext,
  input: UploadInput & { key: string; declaredBytes: number | null },
  bytes: AsyncIterable<Uint8Array>,
): Promise<AttachmentView> {
  const party = writerOf(context);
  requireMayWrite(context);
  if ((input.declaredBytes ?? 0) > ATTACHMENT_LIMITS.fileBytes) throw tooLarge();
  const begun = await begin(context, party, input);
  if ("isThere" in begun) return begun.isThere;
  try {
    return await keep(context, party, { ...begun, declaredBytes: input.declaredBytes }, bytes);
  } catch (error) {
    // Nobody will ever send it; where even this fails the purge finds it.
    await drop(party, begun).catch(() => undefined);
    throw error;
  }
}

interface Begun {
  id: string;
  tenantId: string;
  name: string;
}

async function begin(
  context: PartyContext,
  party: Party,
  { name, conversationId, key }: UploadInput & { key: string },
): Promise<Begun | { isThere: AttachmentView }> {
  if (!conversationId && party.tenantId === null)
    throw invalid("Say which conversation the file is for.", [{ path: "conversationId", message: "Name the conversation." }]);
  const now = context.clock.now();
  const id = newIdAt(now);
  try {
    return await party.write("conversation.attach", async (tx) => {
      const tenantId = conversationId ? (await findConversation(party, tx, conversationId)).tenant_id : (party.tenantId ?? "");
      const [same] = await tx.query<AttachmentRow & { status: string; created_at: Date }>({
        text: `SELECT id, message_id, name, media_type, size_bytes, sha256, status, created_at FROM conversation_attachment
               WHERE tenant_id = $1::uuid AND uploaded_by = $2::uuid AND upload_key = $3`,
        values: [tenantId, party.userId, key],
      });
      if (same?.status === "ready") {
        if (!isNamed(same.name, name)) throw conflict("This Idempotency-Key was used for another file. Use a new key for a new file.");
        return { isThere: attachmentView(same) };
      }
      if (same && now.getTime() - same.created_at.getTime() < GIVEN_UP_AFTER_MS) throw arriving();
      if (same) await tx.prisma.conversationAttachment.deleteMany({ where: { tenantId, id: same.id, messageId: null } });
      const unsent = await tx.prisma.conversationAttachment.count({ where: { tenantId, uploadedBy: party.userId, messageId: null } });
      if (unsent >= ATTACHMENT_LIMITS.unsentPerPerson)
        throw new AppError("limit_exceeded", `${ATTACHMENT_LIMITS.unsentPerPerson} files of yours wait to be sent. Send or remove some first.`);
      const data = { id, tenantId, uploadedBy: party.userId, uploadKey: key, name: cleanFileName(name), createdAt: now };
      await tx.prisma.conversationAttachment.createMany({ data: [data] });
      return { id, tenantId, name: data.name };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw arriving();
    throw error;
  }
}

async function keep(
  context: PartyContext,
  party: Party,
  { id, tenantId, name, declaredBytes }: Begun & { declaredBytes: number | null },
  bytes: AsyncIterable<Uint8Array>,
): Promise<AttachmentView> {
  const [hash, sniffer] = [createHash("sha256"), createSniffer()];
  let [sizeBytes, position] = [0, 0];
  for await (const piece of piecesOf(bytes)) {
    sizeBytes += piece.length;
    if (sizeBytes > ATTACHMENT_LIMITS.fileBytes) throw tooLarge();
    hash.update(piece);
    sniffer.feed(piece);
    await party.write("conversation.attach", (tx) =>
      tx.query({
        text: `INSERT INTO conversation_attachment_piece (tenant_id, attachment_id, position, bytes) VALUES ($1::uuid, $2::uuid, $3::int, $4)`,
        values: [tenantId, id, position, piece],
      }),
    );
    position += 1;
  }
  if (declaredBytes !== null && sizeBytes !== declaredBytes) throw invalid("The file did not arrive whole. Send it again.");
  const kind = kindOf(sniffer.finish());
  const finished = withEnding(name, kind);
  const row = { id, name: finished, media_type: kind.mediaType, size_bytes: sizeBytes, sha256: hash.digest("hex") };
  await party.write("conversation.attach", async (tx) => {
    await requireRoom(tx, tenantId, sizeBytes);
    await tx.query({
      text: `UPDATE conversation_attachment SET status = 'ready', name = $3, media_type = $4, size_bytes = $5::int, sha256 = $6
             WHERE tenant_id = $1::uuid AND id = $2::uuid`,
      values: [tenantId, id, finished, kind.mediaType, sizeBytes, row.sha256],
    });
    const after = { mediaType: kind.mediaType, sizeBytes, sha256: row.sha256 };
    await recordAudit(context, tx, { action: "conversation.attach", tenantId, subjectType: "conversation_attachment", subjectId: id, after });
  });
  return attachmentView(row);
}

/** Whether a file that is there was sent under this name, to which its ending may have been added. */
const isNamed = (kept: string, sent: string) => [kept, kept.slice(0, kept.lastIndexOf("."))].includes(cleanFileName(sent));

function kindOf(sniffed: Sniffed): FileKind {
  if ("refused" in sniffed) throw invalid(NOT_TAKEN[sniffed.refused]);
  return sniffed.kind;
}

/** A name that says what the file is, as whoever saves it will open it by. @throws `invalid` for one that says something else */
function withEnding(name: string, { extensions, called }: FileKind): string {
  const ending = extensionOf(name);
  if (extensions.includes(ending)) return name;
  if (ending !== "") throw invalid(`The name says .${ending}, and the file is ${called}. Name it as what it is and send it again.`);
  return cleanFileName(`${name}.${extensions[0]}`);
}

/** What a company's plan gives it to keep. */
async function requireRoom(tx: Parameters<typeof recordAudit>[1], tenantId: string, sizeBytes: number): Promise<void> {
  const [row] = await tx.query<{ has_room: boolean }>({
    text: `SELECT coalesce((SELECT sum(a.size_bytes) FROM conversation_attachment a WHERE a.tenant_id = $1::uuid), 0) + $2::int <= p.storage_bytes AS has_room
           FROM tenant t JOIN plan p ON p.key = t.plan_key WHERE t.id = $1::uuid`,
    values: [tenantId, sizeBytes],
  });
  if (row?.has_room === false) throw new AppError("limit_exceeded", "The plan’s storage is full. Choose a larger plan, or send a link instead.");
}

const drop = (party: Party, { id, tenantId }: Begun) =>
  party.write("conversation.attach", (tx) => tx.prisma.conversationAttachment.deleteMany({ where: { id, tenantId, messageId: null } }));

const tooLarge = () => invalid(`A file may have ${ATTACHMENT_LIMITS.fileBytes / 1_000_000} MB at most.`);
const arriving = () => conflict("This file is arriving already. Wait for it, or send it under a new key.");
