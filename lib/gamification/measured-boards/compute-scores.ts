import type { Queryable, Transaction } from "#lib/platform/database";
import { publishToTenants } from "#lib/platform/realtime";
import type { Runtime } from "#lib/platform/runtime";
import { boardsIn } from "./board-names.ts";
import { type CompanyWindow, companyWindow, dayOf, windowBefore } from "./calendar.ts";
import { readCounts } from "./read-counts.ts";
import { COMPANY_PERIODS } from "./schema.ts";
import { type CompanyScore, measureField, type Participant, scoreCompanies } from "./score-companies.ts";

const SCOPE = { kind: "system", purpose: "gamification.measure_companies" } as const;
/** A company whose plan has ended is not compared with others. */
export const COMPETING = "('trial', 'active', 'past_due')";

/** The periods that are kept: those under way, and the one before each. */
function keptWindows(now: Date): CompanyWindow[] {
  const today = dayOf(now);
  return COMPANY_PERIODS.flatMap((period) => {
    const running = companyWindow(period, today, today);
    const previous = windowBefore(running, today);
    return previous ? [running, previous] : [running];
  });
}

/**
 * Computes the scores of all who take part, for the periods under way and the ones before, and forgets older ones. What it writes is
 * absolute: to do it again, or twice at once, ends the same. The period before is measured anew among those who take part now, so that
 * a movement compares the same field. Open pages of who takes part are told when a score or a rank among them is another.
 */
export async function computeScores({ db, clock }: Pick<Runtime, "db" | "clock">, signal?: AbortSignal): Promise<void> {
  const now = clock.now();
  const [run] = await db.system<{ asked: bigint }>({
    text: "UPDATE measured_run SET started_at = greatest(started_at, $1::timestamptz) RETURNING asked",
    values: [now],
  });
  const windows = keptWindows(now);
  const before = await standingsOf(db);
  for (const window of windows) {
    signal?.throwIfAborted();
    await db.transaction(SCOPE, (tx) => computeWindow(tx, window, now));
  }
  await db.system({
    text: "DELETE FROM measured_score s WHERE NOT EXISTS (SELECT 1 FROM unnest($1::text[], $2::date[]) k(period, since) WHERE k.period = s.period AND k.since = s.starts_on)",
    values: [windows.map(({ period }) => period), windows.map(({ since }) => since)],
  });
  await tellOfChanges(db, before);
  // What was asked for since it began may not be in it.
  await db.system({
    text: "UPDATE measured_run SET done = greatest(done, $1::bigint), computed_at = greatest(computed_at, $2::timestamptz)",
    values: [run?.asked ?? 0n, now],
  });
}

/** Scores and ranks as they are, made one short text for real companies and one for made-up ones. */
async function standingsOf(db: Runtime["db"]): Promise<Map<boolean, string>> {
  const rows = await db.system<{ isDemo: boolean; standing: string }>({
    name: "company-standings",
    text: `SELECT t.is_demo AS "isDemo", md5(string_agg(concat_ws('|', s.tenant_id, s.board, s.period, s.starts_on, s.score_hundredths, s.rank, s.industry_rank), ','
             ORDER BY s.tenant_id, s.board, s.period, s.starts_on)) AS standing
           FROM measured_score s JOIN tenant t ON t.id = s.tenant_id GROUP BY t.is_demo`,
  });
  return new Map(rows.map(({ isDemo, standing }) => [isDemo, standing]));
}

/** Names nobody: pages read anew what they may see. */
async function tellOfChanges(db: Runtime["db"], before: ReadonlyMap<boolean, string>): Promise<void> {
  const after = await standingsOf(db);
  const changed = [true, false].filter((isDemo) => before.get(isDemo) !== after.get(isDemo));
  if (changed.length === 0) return;
  await db.transaction(SCOPE, async (tx) => {
    const told = await tx.query<{ id: string }>({
      text: `SELECT t.id FROM company_board_choice c JOIN tenant t ON t.id = c.tenant_id WHERE c.choice <> 'none' AND t.is_demo = ANY($1::boolean[])`,
      values: [changed],
    });
    const ids = told.map(({ id }) => id);
    await publishToTenants(tx, ids, { topic: "company_boards.changed", payload: {} });
  });
}

async function computeWindow(tx: Transaction, window: CompanyWindow, now: Date): Promise<void> {
  // Of two at once the second waits and writes what it then finds.
  await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('gamification.measured_boards', 0))::text" });
  const companies = await participantsIn(tx, window);
  const boards = await boardsIn(tx);
  // Made-up companies compete with made-up ones only: their figures say nothing about real ones.
  for (const pool of [companies.filter(({ isDemo }) => isDemo), companies.filter(({ isDemo }) => !isDemo)]) {
    if (pool.length === 0) continue;
    const field = measureField(pool);
    for (const { key, weights } of boards) await writeScores(tx, key, window, scoreCompanies(weights, pool, field), now);
  }
  // Who left, or what was given up.
  await tx.query({
    text: "DELETE FROM measured_score WHERE period = $1 AND starts_on = $2::date AND (tenant_id <> ALL($3::uuid[]) OR board <> ALL($4::text[]))",
    values: [window.period, window.since, companies.map(({ tenantId }) => tenantId), boards.map(({ key }) => key)],
  });
}

async function participantsIn(tx: Queryable, window: CompanyWindow): Promise<(Participant & { isDemo: boolean })[]> {
  const found = await tx.query<{ tenantId: string; industry: string | null; isDemo: boolean }>({
    name: "company-participants",
    text: `SELECT t.id AS "tenantId", t.industry, t.is_demo AS "isDemo" FROM company_board_choice c JOIN tenant t ON t.id = c.tenant_id
           WHERE c.choice <> 'none' AND t.status IN ${COMPETING} ORDER BY t.id`,
  });
  const counts = await readCounts(
    tx,
    found.map(({ tenantId }) => tenantId),
    window,
  );
  return found.flatMap((company) => {
    const counted = counts.get(company.tenantId);
    return counted ? [{ ...company, counts: counted }] : [];
  });
}

/** Of most companies nothing is another from hour to hour: what is written anew without need makes the table and its reading slow. */
async function writeScores(
  tx: Transaction,
  board: string,
  { period, since }: CompanyWindow,
  scores: readonly CompanyScore[],
  now: Date,
): Promise<void> {
  await tx.query({
    name: "company-scores-write",
    text: `INSERT INTO measured_score (tenant_id, board, period, starts_on, industry, score_hundredths, rank, industry_rank, parts, computed_at)
           SELECT tenant_id, $1, $2, $3::date, industry, score, rank, industry_rank, parts::jsonb, $4::timestamptz
           FROM unnest($5::uuid[], $6::text[], $7::int[], $8::int[], $9::int[], $10::text[]) s(tenant_id, industry, score, rank, industry_rank, parts)
           ON CONFLICT (tenant_id, board, period, starts_on) DO UPDATE SET industry = excluded.industry, score_hundredths = excluded.score_hundredths,
             rank = excluded.rank, industry_rank = excluded.industry_rank, parts = excluded.parts, computed_at = excluded.computed_at
           WHERE (measured_score.industry, measured_score.score_hundredths, measured_score.rank, measured_score.industry_rank, measured_score.parts)
             IS DISTINCT FROM (excluded.industry, excluded.score_hundredths, excluded.rank, excluded.industry_rank, excluded.parts)`,
    values: [
      board,
      period,
      since,
      now,
      scores.map(({ tenantId }) => tenantId),
      scores.map(({ industry }) => industry),
      scores.map(({ scoreHundredths }) => scoreHundredths),
      scores.map(({ rank }) => rank),
      scores.map(({ industryRank }) => industryRank),
      scores.map(({ parts }) => JSON.stringify(parts)),
    ],
  });
}
