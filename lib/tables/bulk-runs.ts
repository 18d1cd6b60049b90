import { inTenant, readInTenant, requireUser, type StaffContext, type TenantContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import type { Queryable, Transaction } from "#lib/platform/database";
import { conflict, forbidden, invalid, notFound } from "#lib/platform/errors";
import { type BulkRun, MOST_ITEMS, UNDO_SECONDS } from "./run-shapes.ts";

const KEPT_MS = 30 * 86_400_000;
const REFUSALS_TOLD = 20;
const TERMS = { acting: "act upon many", reading: "how an act upon many goes" };

interface AskedRun {
  table: string;
  action: string;
  /** What the act needs beside the record. */
  input: object;
  items: { id: string; label: string }[];
}

/** Staff act upon the operator's records, members upon those of their tenant. */
type RunContext = StaffContext | TenantContext;

const tenantOf = ({ actor, tenant }: RunContext): string | null => (actor.kind === "user" && actor.platformRole ? null : (tenant?.id ?? null));

/**
 * Writes down what is to be done with many records, in the caller's transaction. It begins ten seconds later, so that it can be
 * undone as if it had never been asked for. @returns its id, and when it begins
 * @throws `invalid` for none, or for more than 10,000; `forbidden` for staff who act as somebody
 */
export async function askForRun(
  context: RunContext,
  tx: Transaction,
  { table, action, input, items }: AskedRun,
): Promise<{ id: string; startsAt: Date }> {
  const { actor } = requireUser(context);
  const tenantId = tenantOf(context);
  // It is done later, and as the person: the trail would not show who was behind them.
  if (actor.impersonator) throw forbidden(`You act as ${actor.name}. Acts upon many are for the person alone.`);
  if (items.length === 0) throw invalid("There is nothing to act upon: what was selected is no longer there.");
  if (items.length > MOST_ITEMS) throw invalid(`These are more than ${MOST_ITEMS}. Narrow the list, and act upon a part.`);
  const [id, now] = [newId(), context.clock.now()];
  const startsAt = new Date(now.getTime() + UNDO_SECONDS * 1_000);
  // Acts that ask for it find what whoever asks has shown by now, as old as it is now.
  const proof = { methods: [...actor.methods], authenticatedAt: actor.authenticatedAt };
  const asked = { tenantId, askedById: actor.userId, tableKey: table };
  await tx.prisma.bulkRun.deleteMany({ where: { ...asked, createdAt: { lt: new Date(now.getTime() - KEPT_MS) } } });
  await tx.prisma.bulkRun.createMany({ data: [{ id, ...asked, ...proof, action, input, total: items.length, createdAt: now, startsAt }] });
  await tx.query({
    text: `INSERT INTO bulk_item (run_id, tenant_id, position, subject_id, label)
           SELECT $1::uuid, $4::uuid, at, subject, label FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS item (subject, label, at)`,
    values: [id, items.map((item) => item.id), items.map((item) => item.label), tenantId],
  });
  await recordAudit(context, tx, {
    action: "bulk.ask",
    tenantId,
    subjectType: "bulk_run",
    subjectId: id,
    after: { table, action, input, count: items.length },
  });
  return { id, startsAt };
}

/** How far one's own act is. @throws `not_found` for another's */
export async function getRun(context: RunContext, id: string): Promise<BulkRun> {
  const { userId } = requireUser(context).actor;
  const find = (tx: Queryable) => findRun(tx, id, userId);
  return isOfTenant(context) ? readInTenant(context, find) : context.db.read({ kind: "platform", userId, purpose: TERMS.reading }, find);
}

const isOfTenant = (context: RunContext): context is TenantContext => tenantOf(context) !== null;

/**
 * Calls an act off: before it began nothing is done, afterwards what is left stays as it is.
 * @throws `not_found` for another's, `conflict` when it has ended
 */
export async function cancelRun(context: RunContext, id: string): Promise<BulkRun> {
  const { userId } = requireUser(context).actor;
  const cancel = async (tx: Transaction) => {
    const before = await findRun(tx, id, userId);
    const now = context.clock.now();
    const { count } = await tx.prisma.bulkRun.updateMany({
      where: { id, status: { in: ["waiting", "running"] } },
      data: { status: "cancelled", cancelledAt: now, endedAt: now },
    });
    if (count === 0) throw conflict("This has ended already.");
    const after = { status: "cancelled", done: before.done, total: before.total };
    await recordAudit(context, tx, { action: "bulk.cancel", tenantId: tenantOf(context), subjectType: "bulk_run", subjectId: id, after });
    return findRun(tx, id, userId);
  };
  return isOfTenant(context) ? inTenant(context, cancel) : acrossTenants(context, TERMS.acting, cancel);
}

interface RunRow {
  id: string;
  action: string;
  status: BulkRun["status"];
  total: number;
  done: number;
  refused: number;
  starts_at: Date;
  ended_at: Date | null;
}

async function findRun(tx: Queryable, id: string, askedById: string): Promise<BulkRun> {
  const [row] = await tx.query<RunRow>({
    name: "get-bulk-run",
    text: `SELECT id, action, status, total, done, refused, starts_at, ended_at FROM bulk_run WHERE id = $1::uuid AND asked_by_id = $2::uuid`,
    values: [id, askedById],
  });
  if (!row) throw notFound("This act");
  const refusals = await tx.query<{ id: string; label: string; message: string }>({
    name: "refusals-of-bulk-run",
    text: `SELECT subject_id AS id, label, coalesce(message, '') AS message FROM bulk_item
           WHERE run_id = $1::uuid AND status = 'refused' ORDER BY position LIMIT ${REFUSALS_TOLD}`,
    values: [id],
  });
  const { starts_at: startsAt, ended_at: endedAt, ...rest } = row;
  return { ...rest, startsAt: startsAt.toISOString(), endedAt: endedAt?.toISOString() ?? null, refusals };
}
