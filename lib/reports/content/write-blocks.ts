import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import { limitExceeded, notFound } from "#lib/platform/errors";
import { findReport, lockReport } from "../report-rows.ts";
import type { BlockAct, ReportDetail } from "../report-schema.ts";
import { BLOCK_LIMITS, type Block } from "./blocks.ts";
import { requireMayShow } from "./may-show.ts";

const ACTIONS = {
  add: "report.block_add",
  change: "report.block_change",
  move: "report.block_move",
  remove: "report.block_remove",
} as const;

/**
 * Adds, changes, moves or removes a block of a report, from the version that was seen. Once per `Idempotency-Key`. Comments on a block
 * that goes stay with the report.
 * @throws `forbidden`, `not_found`, `conflict`, `limit_exceeded` for too many blocks
 */
export async function writeBlock(context: TenantContext, reportId: string, act: BlockAct): Promise<ReportDetail> {
  requirePermission(context, "report.generate");
  if ("block" in act) requireMayShow(context, [act.block]);
  const tenantId = context.tenant.id;
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      const { blocks: before } = await lockReport(context, tx, reportId, act.version);
      const { blocks, block } = applyAct(before, act);
      if (blocks.length > BLOCK_LIMITS.blocks)
        throw limitExceeded(`A report has at most ${BLOCK_LIMITS.blocks} blocks. Remove one, or begin another report.`);
      if (blocks !== before) {
        await tx.prisma.report.updateMany({
          where: { tenantId, id: reportId },
          data: { blocks, changedAt: context.clock.now(), version: { increment: 1 } },
        });
        await recordAudit(context, tx, {
          action: ACTIONS[act.act],
          tenantId,
          subjectType: "report",
          subjectId: reportId,
          after: { block: block.id, kind: block.kind },
        });
      }
      return findReport(tx, tenantId, reportId);
    }),
  );
}

/** Pure: the blocks after an act, and the one that it was about. The same list where nothing changes. @throws `not_found` */
export function applyAct(before: readonly Block[], act: BlockAct): { blocks: Block[]; block: Block } {
  if (act.act === "add") {
    const added = { id: newId(), ...act.block };
    return { blocks: [...before, added], block: added };
  }
  const at = before.findIndex(({ id }) => id === act.blockId);
  const block = before[at];
  if (!block) throw notFound("This block");
  if (act.act === "remove") return { blocks: before.toSpliced(at, 1), block };
  if (act.act === "change") return { blocks: before.with(at, { id: block.id, ...act.block }), block };
  const to = act.to === "up" ? at - 1 : at + 1;
  const other = before[to];
  return { blocks: other ? before.with(to, block).with(at, other) : (before as Block[]), block };
}
