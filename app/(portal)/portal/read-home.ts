import type { TenantContext } from "#lib/access";
import { budgetPaces, figures, readChanges } from "#lib/campaigns";
import type { BudgetPace, Changes, ChangesInput, FiguresAnswer } from "#lib/campaigns/schema";

export interface Home {
  changes: Changes;
  /** The same period day by day. */
  days: FiguresAnswer;
  paces: BudgetPace[];
}

const MOST_DAYS = 366;

/** What the first page tells of the figures, each read from the rows at the moment of asking. */
export async function readHome(context: TenantContext, { days }: ChangesInput): Promise<Home> {
  const [changes, byDay, paces] = await Promise.all([
    readChanges(context, { days }),
    figures(context, { days, grain: "day", page: 1, limit: MOST_DAYS }),
    budgetPaces(context),
  ]);
  return { changes, days: byDay, paces };
}
