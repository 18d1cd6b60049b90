import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { acrossTenants, readAcrossTenants, recordAudit } from "#lib/audit";
import { boardNamed, boardsIn } from "./board-names.ts";
import type { BoardVisibilityInput } from "./schema.ts";

/** Whether everybody may see a board. @throws `forbidden` without `gamification.manage` */
export async function isBoardPublic(context: StaffContext, board: string): Promise<boolean> {
  requirePermission(requireStaff(context), "gamification.manage");
  const found = await readAcrossTenants(context, "measured_boards.visibility", (tx) =>
    tx.query({ name: "is-board-public", text: "SELECT FROM public_board WHERE board = $1", values: [board] }),
  );
  return found.length > 0;
}

/**
 * Shows a board to everybody from now on, or to companies alone. In public only companies are on it that chose to be.
 * @throws `forbidden` without `gamification.manage`, `invalid` for a board that there is not
 */
export async function changeBoardVisibility(context: StaffContext, input: BoardVisibilityInput): Promise<BoardVisibilityInput> {
  requirePermission(requireStaff(context), "gamification.manage");
  const { board, visibility } = input;
  const isPublic = visibility === "public";
  await acrossTenants(context, "measured_boards.change_visibility", async (tx) => {
    boardNamed(await boardsIn(tx), board);
    const { count } = isPublic
      ? await tx.prisma.publicBoard.createMany({ data: [{ board, publishedAt: context.clock.now() }], skipDuplicates: true })
      : await tx.prisma.publicBoard.deleteMany({ where: { board } });
    // Said twice, it is one act.
    if (count === 0) return;
    await recordAudit(context, tx, {
      action: isPublic ? "measured_board.publish" : "measured_board.withdraw",
      tenantId: null,
      subjectType: "measured_board",
      subjectId: board,
      after: { visibility },
    });
  });
  return input;
}
