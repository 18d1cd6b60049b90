import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants, recordAudit } from "#lib/audit";
import { boardNamed, boardsIn } from "./board-names.ts";
import { ALL_TIME, companyWindow, dayOf } from "./calendar.ts";
import { computeScores } from "./compute-scores.ts";
import type { CompanyScores, CompanyScoresInput, ScoredCompany } from "./schema.ts";

/** The scores of all companies that take part, with what they are made of. @throws `forbidden` without `gamification.manage`, `invalid` for a board that there is not */
export async function companyScores(context: StaffContext, input: CompanyScoresInput): Promise<CompanyScores> {
  requirePermission(requireStaff(context), "gamification.manage");
  const today = dayOf(context.clock.now());
  const { since } = companyWindow(input.period, today, today);
  return readAcrossTenants(context, "measured_boards.scores", async (tx) => {
    const boards = await boardsIn(tx);
    const board = boardNamed(boards, input.board);
    const rows = await tx.query<ScoredCompany & { total: number; computedAt: Date | null }>({
      name: "company-scores",
      text: `SELECT s.tenant_id AS "tenantId", t.name, c.choice, s.industry, t.currency, s.rank, s.industry_rank AS "industryRank", s.score_hundredths AS "scoreHundredths",
                    s.parts, (SELECT r.computed_at FROM measured_run r) AS "computedAt", count(*) OVER ()::int AS total
             FROM measured_score s JOIN tenant t ON t.id = s.tenant_id JOIN company_board_choice c ON c.tenant_id = s.tenant_id AND c.choice <> 'none'
             WHERE s.board = $1 AND s.period = $2 AND s.starts_on = $3::date AND t.is_demo = ($4 = 'yes')
             ORDER BY s.rank NULLS LAST, t.name, t.id LIMIT $5::int OFFSET $6::int`,
      values: [board.key, input.period, since, input.demo, input.limit, input.after],
    });
    const total = rows[0]?.total ?? 0;
    const reached = input.after + rows.length;
    return {
      boards: boards.map(({ key, kind, name }) => ({ key, kind, name })),
      board,
      period: input.period,
      since: since === ALL_TIME ? null : since,
      computedAt: rows[0]?.computedAt?.toISOString() ?? null,
      companies: rows.map(({ total: _, computedAt: __, ...company }) => company),
      total,
      nextAfter: reached < total ? reached : null,
    };
  });
}

/** Computes the scores now, instead of within the hour. @throws `forbidden` without `gamification.manage` */
export async function computeScoresNow(context: StaffContext): Promise<void> {
  requirePermission(requireStaff(context), "gamification.manage");
  await computeScores(context);
  await context.db.transaction({ kind: "platform", userId: context.actor.userId, purpose: "measured_boards.compute" }, (tx) =>
    recordAudit(context, tx, { action: "measured_board.compute", tenantId: null, subjectType: "measured_board", subjectId: "all" }),
  );
}
