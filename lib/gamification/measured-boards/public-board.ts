import type { Runtime } from "#lib/platform/runtime";
import { companyWindow, dayOf } from "./calendar.ts";
import { COMPETING } from "./compute-scores.ts";
import type { CompanyPeriod } from "./schema.ts";

const SCOPE = { kind: "system", purpose: "show a public board of companies" } as const;
const SHOWN = 5;

/** What everybody may see of a board: names, ranks and scores of companies that want to be seen. */
export interface PublicBoard {
  /** Null for a board of a kind, which has its name in each language. */
  name: string | null;
  /** Ranks are those among all that take part, so that some may be missing. */
  companies: { name: string; rank: number; scoreHundredths: number }[];
}

/**
 * The first five of a public board, of those that chose to be shown in public; made-up companies are never among them.
 * One query, which asks for the choice as it is now. @returns null for a board that is not public, or that there is not
 */
export async function readPublicBoard(
  { db, clock }: Pick<Runtime, "db" | "clock">,
  board: string,
  period: CompanyPeriod,
): Promise<PublicBoard | null> {
  const today = dayOf(clock.now());
  const { since } = companyWindow(period, today, today);
  return db.read(SCOPE, async (tx) => {
    const [found] = await tx.query<PublicBoard & object>({
      name: "public-board",
      text: `SELECT m.name, coalesce((
               SELECT jsonb_agg(jsonb_build_object('name', first.name, 'rank', first.rank, 'scoreHundredths', first.score_hundredths)
                                ORDER BY first.rank, first.tenant_id)
               FROM (SELECT t.name, s.rank, s.score_hundredths, s.tenant_id
                     FROM measured_score s JOIN company_board_choice c ON c.tenant_id = s.tenant_id AND c.choice = 'public'
                     JOIN tenant t ON t.id = s.tenant_id AND t.status IN ${COMPETING} AND NOT t.is_demo
                     WHERE s.board = p.board AND s.period = $2 AND s.starts_on = $3::date AND s.rank IS NOT NULL
                     ORDER BY s.rank, s.tenant_id LIMIT ${SHOWN}) first), '[]') AS companies
             FROM public_board p LEFT JOIN measured_board m ON m.id::text = p.board AND m.retired_at IS NULL
             WHERE p.board = $1`,
      values: [board, period, since],
    });
    return found ?? null;
  });
}
