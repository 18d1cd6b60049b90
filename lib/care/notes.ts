import { can, offerUndo, once, requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { acrossTenants, readAcrossTenants, recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import type { Queryable, Transaction } from "#lib/platform/database";
import { AppError, forbidden, invalid, notFound } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { decodeCursor, encodeCursor } from "#lib/tables";
import type { AddNoteInput, ChangeNoteInput, DeleteNoteInput, ListNotesInput, NotePage, TenantNote } from "./schema.ts";

interface NoteRow {
  id: string;
  text: string;
  is_pinned: boolean;
  author_id: string;
  author: string | null;
  version: number;
  created_at: Date;
  updated_at: Date;
}

const SORT = "notes";
const NOTES = `SELECT n.id, n.text, n.is_pinned, n.author_id, u.name AS author, n.version, n.created_at, n.updated_at
  FROM tenant_note n LEFT JOIN "user" u ON u.id = n.author_id WHERE n.tenant_id = $1::uuid`;

/**
 * What staff noted about a tenant: pinned ones first, then the newest.
 * @throws `not_found`, `invalid` for a cursor that is not of this list, `forbidden` for others than the operator's staff
 */
export async function listNotes(context: StaffContext, tenantId: string, input: ListNotesInput): Promise<NotePage> {
  requirePermission(requireStaff(context), "tenant.read");
  return readAcrossTenants(context, "tenant_note.list", async (tx) => readNotes(context, tx, tenantId, input));
}

/** The same inside a transaction that is already open. */
export async function readNotes(context: StaffContext, tx: Queryable, tenantId: string, { cursor, limit }: ListNotesInput): Promise<NotePage> {
  const values: unknown[] = [tenantId, limit + 1];
  if (cursor) values.push(...placeOf(cursor));
  const after = cursor ? "AND (n.is_pinned, n.created_at, n.id) < ($3::boolean, $4::timestamptz, $5::uuid)" : "";
  const text = `${NOTES} ${after} ORDER BY n.is_pinned DESC, n.created_at DESC, n.id DESC LIMIT $2`;
  const rows = await tx.query<NoteRow>({ name: `notes${cursor ? ":cursor" : ""}`, text, values });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = rows.length > limit && last ? encodeCursor(SORT, `${last.is_pinned}|${last.created_at.toISOString()}`, last.id) : null;
  return { notes: page.map((row) => noteOf(context, row)), nextCursor };
}

/**
 * Whoever may see tenants may note something about one. The trail says that there is a note and of what length, not what it says: what is
 * in the trail stays, and a note can be taken back.
 * @throws `not_found` for an unknown tenant, `forbidden`
 */
export async function addNote(context: StaffContext, { tenantId, text, isPinned }: AddNoteInput): Promise<{ id: string }> {
  requirePermission(requireStaff(context), "tenant.read");
  return acrossTenants(context, "tenant_note.add", (tx) =>
    once(context, tx, async () => {
      if ((await tx.prisma.tenant.count({ where: { id: tenantId } })) === 0) throw notFound("This tenant");
      const id = newId();
      const now = context.clock.now();
      await tx.prisma.tenantNote.create({
        data: { id, tenantId, authorId: context.actor.userId, text, isPinned, createdAt: now, updatedAt: now },
      });
      offerUndo(context, { method: "DELETE", path: `/api/v1/tenants/${tenantId}/notes/${id}`, body: {} });
      await keep(context, tx, "tenant_note.add", tenantId, id, { after: told(text, isPinned) });
      return { id };
    }),
  );
}

/**
 * The author's alone: nobody puts words into another's mouth.
 * @throws `not_found`, `conflict` when it was changed since it was opened, `forbidden`
 */
export async function changeNote(context: StaffContext, { tenantId, id, text, isPinned, version }: ChangeNoteInput): Promise<void> {
  requirePermission(requireStaff(context), "tenant.read");
  await acrossTenants(context, "tenant_note.change", async (tx) => {
    const before = await find(tx, tenantId, id);
    if (before.author_id !== context.actor.userId) throw forbidden("Only its author changes a note. Write one of your own.");
    const { count } = await tx.prisma.tenantNote.updateMany({
      where: { id, tenantId, version },
      data: { text, isPinned, updatedAt: context.clock.now(), version: { increment: 1 } },
    });
    if (count === 0)
      throw new AppError("conflict", "You changed this note in another window meanwhile. Load the page again; nothing was saved here.", {
        reason: "changed_since",
      });
    offerUndo(context, {
      method: "PUT",
      path: `/api/v1/tenants/${tenantId}/notes/${id}`,
      body: { text: before.text, isPinned: before.is_pinned, version: version + 1 },
    });
    await keep(context, tx, "tenant_note.change", tenantId, id, { before: told(before.text, before.is_pinned), after: told(text, isPinned) });
  });
}

/** By its author, or by who may change tenants. @throws `not_found`, `forbidden` */
export async function deleteNote(context: StaffContext, { tenantId, id }: DeleteNoteInput): Promise<void> {
  requirePermission(requireStaff(context), "tenant.read");
  await acrossTenants(context, "tenant_note.delete", async (tx) => {
    const before = await find(tx, tenantId, id);
    if (before.author_id !== context.actor.userId) requirePermission(context, "tenant.manage");
    await tx.prisma.tenantNote.deleteMany({ where: { id, tenantId } });
    await keep(context, tx, "tenant_note.delete", tenantId, id, { before: { ...told(before.text, before.is_pinned), author: before.author } });
  });
}

async function find(tx: Queryable, tenantId: string, id: string): Promise<NoteRow> {
  const [row] = await tx.query<NoteRow>({ text: `${NOTES} AND n.id = $2::uuid FOR UPDATE OF n`, values: [tenantId, id] });
  if (!row) throw notFound("This note");
  return row;
}

const told = (text: string, isPinned: boolean) => ({ characters: text.length, isPinned });

async function keep(
  context: StaffContext,
  tx: Transaction,
  action: string,
  tenantId: string,
  subjectId: string,
  change: { before?: object; after?: object },
) {
  await recordAudit(context, tx, { action, tenantId, subjectType: "tenant_note", subjectId, ...change });
  // To staff alone: nobody inside the tenant hears of it.
  await publishUpdate(tx, { tenantId: null, topic: "tenant.changed", payload: { tenantId } });
}

function placeOf(cursor: string): [isPinned: boolean, createdAt: Date, id: string] {
  const { value, id } = decodeCursor(cursor, SORT);
  const [pinned = "", at = ""] = value.split("|");
  const createdAt = new Date(at);
  if (Number.isNaN(createdAt.getTime())) throw invalid("This page address is no longer good. Start again from the first page.");
  return [pinned === "true", createdAt, id];
}

function noteOf(context: StaffContext, row: NoteRow): TenantNote {
  const isOwn = row.author_id === context.actor.userId;
  return {
    id: row.id,
    text: row.text,
    isPinned: row.is_pinned,
    authorId: row.author_id,
    author: row.author ?? "Somebody who has left",
    version: row.version,
    createdAt: row.created_at.toISOString(),
    changedAt: row.version > 1 ? row.updated_at.toISOString() : null,
    mayChange: isOwn,
    mayDelete: isOwn || can(context, "tenant.manage"),
  };
}
