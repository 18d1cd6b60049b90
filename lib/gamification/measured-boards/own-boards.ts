import { once, requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { acrossTenants, readAcrossTenants, recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import type { Queryable, Transaction } from "#lib/platform/database";
import { conflict, notFound } from "#lib/platform/errors";
import type { MeasuredBoard, SaveBoardInput } from "./schema.ts";

const MOST_BOARDS = 20;
const COLUMNS = `id, name, weights, version, to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt"`;

/** The boards that the operator made, by name. @throws `forbidden` without `gamification.manage` */
export async function listMeasuredBoards(context: StaffContext): Promise<MeasuredBoard[]> {
  requirePermission(requireStaff(context), "gamification.manage");
  return readAcrossTenants(context, "measured_boards.read", (tx) =>
    tx.query<MeasuredBoard>({ text: `SELECT ${COLUMNS} FROM measured_board WHERE retired_at IS NULL ORDER BY lower(name), id LIMIT ${MOST_BOARDS}` }),
  );
}

/** Makes a board of weights over named measures. @throws `forbidden`, `conflict` for a name that there is, or one board too many */
export async function createMeasuredBoard(context: StaffContext, { name, weights }: SaveBoardInput): Promise<MeasuredBoard> {
  requirePermission(requireStaff(context), "gamification.manage");
  return acrossTenants(context, "measured_boards.create", (tx) =>
    once(context, tx, async () => {
      await refuseName(tx, name, null);
      if ((await tx.prisma.measuredBoard.count({ where: { retiredAt: null } })) >= MOST_BOARDS)
        throw conflict(`There are at most ${MOST_BOARDS} boards.`);
      const [id, now] = [newId(), context.clock.now()];
      await tx.prisma.measuredBoard.createMany({ data: [{ id, name, weights, createdAt: now, updatedAt: now }] });
      await recordAudit(context, tx, {
        action: "measured_board.create",
        tenantId: null,
        subjectType: "measured_board",
        subjectId: id,
        after: { name, weights },
      });
      return findBoard(tx, id);
    }),
  );
}

/** Changes a board. Its scores go with it, since they were of other weights. @throws `forbidden`, `not_found`, `conflict` */
export async function changeMeasuredBoard(context: StaffContext, id: string, input: SaveBoardInput & { version: number }): Promise<MeasuredBoard> {
  requirePermission(requireStaff(context), "gamification.manage");
  const { name, weights, version } = input;
  return acrossTenants(context, "measured_boards.change", (tx) =>
    once(context, tx, async () => {
      const before = await findBoard(tx, id);
      await refuseName(tx, name, id);
      const { count } = await tx.prisma.measuredBoard.updateMany({
        where: { id, version, retiredAt: null },
        data: { name, weights, updatedAt: context.clock.now(), version: { increment: 1 } },
      });
      if (count === 0) throw conflict("Somebody else has changed this board meanwhile. Look at it again, then save yours.");
      await forgetScores(tx, id);
      await recordAudit(context, tx, {
        action: "measured_board.change",
        tenantId: null,
        subjectType: "measured_board",
        subjectId: id,
        before: { name: before.name, weights: before.weights },
        after: { name, weights },
      });
      return findBoard(tx, id);
    }),
  );
}

/** Gives a board up; it is gone with its scores. @throws `forbidden`, `not_found` */
export async function retireMeasuredBoard(context: StaffContext, id: string): Promise<MeasuredBoard> {
  requirePermission(requireStaff(context), "gamification.manage");
  return acrossTenants(context, "measured_boards.retire", async (tx) => {
    const before = await findBoard(tx, id);
    await tx.prisma.measuredBoard.updateMany({ where: { id }, data: { retiredAt: context.clock.now() } });
    await tx.prisma.publicBoard.deleteMany({ where: { board: id } });
    await forgetScores(tx, id);
    await recordAudit(context, tx, {
      action: "measured_board.retire",
      tenantId: null,
      subjectType: "measured_board",
      subjectId: id,
      before: { name: before.name, weights: before.weights },
    });
    return before;
  });
}

/** Held until the end: of two who change a board at once the second finds what the first made of it. */
async function findBoard(tx: Queryable, id: string): Promise<MeasuredBoard> {
  const [found] = await tx.query<MeasuredBoard>({
    text: `SELECT ${COLUMNS} FROM measured_board WHERE id = $1::uuid AND retired_at IS NULL FOR UPDATE`,
    values: [id],
  });
  if (!found) throw notFound("This board");
  return found;
}

async function refuseName(tx: Transaction, name: string, exceptId: string | null): Promise<void> {
  // Two who take the same name at once would not see each other's; nor would the twentieth and the next.
  await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('gamification.measured_boards.names', 0))::text" });
  const same = await tx.query({
    text: "SELECT 1 FROM measured_board WHERE lower(name) = lower($1) AND retired_at IS NULL AND id IS DISTINCT FROM $2::uuid",
    values: [name, exceptId],
  });
  if (same.length > 0) throw conflict("There is a board of this name. Choose another.");
}

const forgetScores = (tx: Queryable, board: string) => tx.query({ text: "DELETE FROM measured_score WHERE board = $1", values: [board] });
