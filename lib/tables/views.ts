import { type Context, offerUndo, requirePermission, requireStaff, requireTenant, requireUser } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import { isUniqueViolation, type Scope, type Transaction } from "#lib/platform/database";
import { AppError, conflict, notFound } from "#lib/platform/errors";
import { type ChangeViewInput, type SavedView, type SaveViewInput, VIEWS_PER_PERSON, type ViewPlace } from "./view-shapes.ts";

interface ViewRow {
  id: string;
  name: string;
  state: Record<string, string>;
  is_shared: boolean;
  is_default: boolean;
  owner_id: string;
  owner_name: string;
  version: number;
}

/** Whose views somebody may see in a place, and the scope in which the database holds them to it. */
function placeOf(context: Context, place: ViewPlace): { userId: string; tenantId: string | null; scope: Scope } {
  if (place === "tenant") {
    const { tenant } = requireTenant(context);
    const { actor } = requireUser(context);
    return { userId: actor.userId, tenantId: tenant.id, scope: { kind: "tenant", tenantId: tenant.id, userId: actor.userId } };
  }
  const { actor } = requireStaff(context);
  requirePermission(context, "tenant.read");
  return { userId: actor.userId, tenantId: null, scope: { kind: "platform", userId: actor.userId, purpose: "views of tables" } };
}

/** A person's own views of a table and those that are shared with them, own ones first, each by name. */
export async function listViews(context: Context, place: ViewPlace, table: string): Promise<SavedView[]> {
  const { userId, tenantId, scope } = placeOf(context, place);
  const rows = await context.db.read(scope, (tx) =>
    tx.query<ViewRow>({
      name: "list-views",
      text: `SELECT v.id, v.name, v.state, v.is_shared, v.is_default, v.owner_id, u.name AS owner_name, v.version
             FROM saved_view v JOIN "user" u ON u.id = v.owner_id
             WHERE v.table_key = $1 AND v.tenant_id IS NOT DISTINCT FROM $2::uuid AND (v.owner_id = $3::uuid OR v.is_shared)
             ORDER BY v.owner_id <> $3::uuid, lower(v.name), v.id LIMIT 200`,
      values: [table, tenantId, userId],
    }),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    state: row.state,
    isShared: row.is_shared,
    // The default is its owner's: for others the view is one of many.
    isDefault: row.is_default && row.owner_id === userId,
    isMine: row.owner_id === userId,
    ownerName: row.owner_name,
    version: row.version,
  }));
}

/**
 * Keeps the state of a table under a name.
 * @throws `conflict` with an issue on `name` for one that the person has already, `limit_exceeded` after fifty for one table
 */
export async function saveView(context: Context, place: ViewPlace, input: SaveViewInput): Promise<{ id: string }> {
  const { userId, tenantId, scope } = placeOf(context, place);
  const { table, id = newId(), ...kept } = input;
  const now = context.clock.now();
  return named(() =>
    context.db.transaction(scope, async (tx) => {
      const mine = { ownerId: userId, tenantId, tableKey: table };
      if ((await tx.prisma.savedView.count({ where: mine })) >= VIEWS_PER_PERSON)
        throw new AppError("limit_exceeded", `There can be ${VIEWS_PER_PERSON} views of a table. Delete one first.`);
      const unset = input.isDefault ? await noDefault(tx, mine) : 0;
      await tx.prisma.savedView.createMany({ data: [{ id, ...mine, ...kept, createdAt: now, updatedAt: now }] });
      await recordAudit(context, tx, { action: "view.save", tenantId, subjectType: "view", subjectId: id, after: { table, ...kept } });
      if (tenantId !== null) await emit(context, tx, "saved_view.created", { tenantId, viewId: id });
      if (place === "staff" && unset === 0) offerUndo(context, { method: "DELETE", path: `/api/v1/views/${id}`, body: {} });
      return { id };
    }),
  );
}

/**
 * Changes one's own view. @throws `not_found` for another's, `conflict` when it was changed since it was seen
 */
export async function changeView(context: Context, place: ViewPlace, { id, version, ...change }: ChangeViewInput): Promise<void> {
  const { userId, tenantId, scope } = placeOf(context, place);
  await named(() =>
    context.db.transaction(scope, async (tx) => {
      const before = await findOwn(tx, id, userId, tenantId);
      const mine = { ownerId: userId, tenantId, tableKey: before.tableKey, NOT: { id } };
      const unset = change.isDefault ? await noDefault(tx, mine) : 0;
      const { count } = await tx.prisma.savedView.updateMany({
        where: { id, version },
        data: { ...change, updatedAt: context.clock.now(), version: { increment: 1 } },
      });
      if (count === 0) throw conflict("This view was changed in another window. Open it again, then change it.");
      const { name, state, isShared, isDefault } = before;
      if (place === "staff" && unset === 0)
        offerUndo(context, { method: "PATCH", path: `/api/v1/views/${id}`, body: { name, state, isShared, isDefault, version: version + 1 } });
      const was = { before: { name, state, isShared, isDefault }, after: change };
      await recordAudit(context, tx, { action: "view.change", tenantId, subjectType: "view", subjectId: id, ...was });
    }),
  );
}

/** Deletes one's own view. @throws `not_found` for another's */
export async function deleteView(context: Context, place: ViewPlace, id: string): Promise<void> {
  const { userId, tenantId, scope } = placeOf(context, place);
  await context.db.transaction(scope, async (tx) => {
    const { name, state, isShared, isDefault, tableKey: table } = await findOwn(tx, id, userId, tenantId);
    if (place === "staff") offerUndo(context, { method: "POST", path: "/api/v1/views", body: { id, table, name, state, isShared, isDefault } });
    await tx.prisma.savedView.deleteMany({ where: { id } });
    await recordAudit(context, tx, { action: "view.delete", tenantId, subjectType: "view", subjectId: id, before: { name, state } });
  });
}

/** @returns how many stopped being the default, which no undo of what comes after brings back */
async function noDefault(
  tx: Transaction,
  mine: { ownerId: string; tenantId: string | null; tableKey: string; NOT?: { id: string } },
): Promise<number> {
  const { count } = await tx.prisma.savedView.updateMany({ where: { ...mine, isDefault: true }, data: { isDefault: false } });
  return count;
}

async function findOwn(tx: Transaction, id: string, ownerId: string, tenantId: string | null) {
  const view = await tx.prisma.savedView.findFirst({ where: { id, ownerId, tenantId } });
  if (!view) throw notFound("This view");
  // Written by `saveView` alone, through its shape.
  return { ...view, state: view.state as Record<string, string> };
}

async function named<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const issues = [{ path: "name", message: "You have a view of this name. Choose another." }];
    throw new AppError("conflict", "You have a view of this name.", { issues, cause: error });
  }
}
