import { requirePermission, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import type { TenantIndustry } from "#lib/tenancy/schema";
import { boardNamed, boardsIn } from "./board-names.ts";
import { ALL_TIME, companyWindow, dayOf, windowBefore } from "./calendar.ts";
import type { CompanyBoard, CompanyBoardInput, CompanyChoice, CompanyEntry, ScorePart } from "./schema.ts";

/** Walls hold companies apart; what one may see of another is chosen here, field by field. */
const SCOPE = { kind: "system", purpose: "read a board of companies" } as const;

/**
 * The companies that take part, by their scores: a page of a board, and the caller's own company. Others are seen by the name that they
 * chose to show, their rank and their score, and nothing else; who does not take part is not there at all.
 * @throws `forbidden` without `campaign.read`, `invalid` for a board that there is not
 */
export async function companyBoard(context: TenantContext, input: CompanyBoardInput): Promise<CompanyBoard> {
  requirePermission(context, "campaign.read");
  const today = dayOf(context.clock.now());
  const window = companyWindow(input.period, today, today);
  return context.db.read(SCOPE, async (tx) => {
    const boards = await boardsIn(tx);
    const board = boardNamed(boards, input.board);
    const own = await ownOf(tx, context.tenant.id, board.key, window);
    const rows = await entriesOf(tx, context, { ...input, board: board.key, since: window.since, today, industry: own.industry });
    const entries = rows.filter(({ place }) => place > input.after && place <= input.after + input.limit).map(entryOf);
    const yours = rows.find(({ isYou }) => isYou);
    const total = rows[0]?.total ?? 0;
    const reached = input.after + entries.length;
    return {
      boards: boards.map(({ key, kind, name }) => ({ key, kind, name })),
      board,
      scope: input.scope,
      period: input.period,
      since: window.since === ALL_TIME ? null : window.since,
      computedAt: own.computedAt?.toISOString() ?? null,
      entries,
      total,
      nextAfter: entries.length > 0 && reached < total ? reached : null,
      you: yours
        ? {
            entry: entryOf(yours),
            around: rows.filter(({ place }) => Math.abs(place - yours.place) <= input.around).map(entryOf),
            next:
              yours.nextScore === null || yours.nextRank === null ? null : { rank: yours.nextRank, scoreHundredths: yours.nextScore - yours.score },
          }
        : null,
      why: own.choice === "none" ? null : own.parts,
      choice: own.choice,
      industry: own.industry,
    };
  });
}

interface Own {
  choice: CompanyChoice;
  industry: TenantIndustry | null;
  parts: ScorePart[] | null;
  computedAt: Date | null;
}

async function ownOf(tx: Queryable, tenantId: string, board: string, { period, since }: { period: string; since: string }): Promise<Own> {
  const [row] = await tx.query<Own>({
    name: "company-board-own",
    text: `SELECT coalesce(c.choice, 'none') AS choice, t.industry, s.parts,
                  (SELECT r.computed_at FROM measured_run r
                   WHERE EXISTS (SELECT FROM measured_score a WHERE a.board = $2 AND a.period = $3 AND a.starts_on = $4::date)) AS "computedAt"
           FROM tenant t LEFT JOIN company_board_choice c ON c.tenant_id = t.id
           LEFT JOIN measured_score s ON s.tenant_id = t.id AND s.board = $2 AND s.period = $3 AND s.starts_on = $4::date
           WHERE t.id = $1::uuid`,
    values: [tenantId, board, period, since],
  });
  if (!row) throw new Error(`There is no tenant ${tenantId}`);
  return row;
}

interface Row {
  name: string | null;
  isYou: boolean;
  rank: number;
  place: number;
  score: number;
  before: number | null;
  total: number;
  nextRank: number | null;
  nextScore: number | null;
}

interface Asked extends CompanyBoardInput {
  since: string;
  today: string;
  industry: TenantIndustry | null;
}

/** The first, who tells how many there are, a page of the board, and what is around the reader's own company. Among equals the order says nothing, and stays. */
function entriesOf(tx: Queryable, { tenant }: TenantContext, asked: Asked): Promise<Row[]> {
  const { board, scope, period, since, today, industry, after, limit, around } = asked;
  const previous = windowBefore({ period, since }, today);
  const rank = scope === "industry" ? "industry_rank" : "rank";
  return tx.query<Row>({
    name: `company-board-${scope}`,
    text: `WITH ranked AS (
             SELECT s.tenant_id, s.${rank} AS rank, s.score_hundredths AS score, c.choice, t.name, row_number() OVER (ORDER BY s.${rank}, md5(s.tenant_id::text)) AS place,
                    count(*) OVER () AS total
             FROM measured_score s JOIN company_board_choice c ON c.tenant_id = s.tenant_id AND c.choice <> 'none' JOIN tenant t ON t.id = s.tenant_id
             WHERE s.board = $2 AND s.period = $3 AND s.starts_on = $4::date AND s.${rank} IS NOT NULL AND t.is_demo = $5
               ${scope === "industry" ? "AND s.industry = $10" : "AND ($10::text IS NULL OR true)"}
           ), own AS (SELECT place, rank, score FROM ranked WHERE tenant_id = $1::uuid),
           above AS (SELECT r.rank, r.score FROM ranked r, own WHERE r.score > own.score ORDER BY r.score LIMIT 1)
           SELECT CASE WHEN r.choice IN ('name', 'public') OR r.tenant_id = $1::uuid THEN r.name END AS name, r.tenant_id = $1::uuid AS "isYou", r.rank, r.place::int, r.score, r.total::int,
                  b.${rank} AS before, (SELECT rank FROM above) AS "nextRank", (SELECT score FROM above) AS "nextScore"
           FROM ranked r LEFT JOIN measured_score b ON b.tenant_id = r.tenant_id AND b.board = $2 AND b.period = $3 AND b.starts_on = $6::date
             ${scope === "industry" ? "AND b.industry = $10" : ""}
           WHERE r.place = 1 OR r.place > $7::int AND r.place <= $7::int + $8::int OR r.place BETWEEN (SELECT place FROM own) - $9::int AND (SELECT place FROM own) + $9::int
           ORDER BY r.place`,
    values: [tenant.id, board, period, since, tenant.isDemo, previous?.since ?? null, after, limit, around, industry],
  });
}

const entryOf = ({ name, isYou, rank, place, score, before }: Row): CompanyEntry => ({
  rank,
  place,
  name,
  isYou,
  scoreHundredths: score,
  movement: before === null ? null : before - rank,
});
