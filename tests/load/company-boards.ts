/**
 * `npm run bench company-boards [companies] [days]`: what boards of companies cost, 2,000 that take part with 90 days of figures unless told: computing
 * all scores, and reading a page of a board with one's own place, alone and while others read. It prints and judges nothing.
 */
import type { TenantContext } from "#lib/access";
import { companyBoard, computeScores } from "#lib/gamification";
import { companyBoardInput } from "#lib/gamification/schema";
import { systemContext } from "#lib/identity";
import { systemClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { createSingleProcessStore } from "#lib/platform/store";
import { seedCompanies } from "../support/seed-companies.ts";
import { startBenchDatabase } from "./bench-database.ts";
import { quantile } from "./measure.ts";

const COMPANIES = Number(process.argv[3] ?? 2_000);
const DAYS = Number(process.argv[4] ?? 90);
const [RUNS, READS, AT_ONCE] = [3, 200, 8];

const database = await startBenchDatabase();
const store = createSingleProcessStore();
try {
  await seedCompanies(database.superuserUrl, { companies: COMPANIES, takingPart: COMPANIES, days: DAYS });
  console.log(`${COMPANIES.toLocaleString("en")} companies, ${(COMPANIES * DAYS * 2).toLocaleString("en")} rows of figures`);
  for (let run = 1; run <= RUNS; run += 1) {
    const begin = performance.now();
    await computeScores({ db: database.db, clock: systemClock });
    console.log(`  computing all boards and periods, run ${run}: ${((performance.now() - begin) / 1_000).toFixed(1)} s`);
  }
  const tenants = await database.db.system<{ id: string }>({ text: "SELECT id FROM tenant ORDER BY name LIMIT 50", values: [] });
  const services = { db: database.db, jobs: database.jobs, store, clock: systemClock };
  const contexts = await Promise.all(tenants.map(({ id }) => systemContext(services, id, "bench", newId())));
  for (const scope of ["platform", "industry"] as const) {
    print(`one after the other, ${scope}`, await read(contexts, scope, 1));
    print(`${AT_ONCE} at once, ${scope}`, await read(contexts, scope, AT_ONCE));
  }
} finally {
  await store.close();
  await database.drop();
}

async function read(contexts: readonly TenantContext[], scope: "platform" | "industry", atOnce: number): Promise<number[]> {
  const input = companyBoardInput.parse({ board: "performance", period: "month", scope, limit: 50 });
  const times: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (; next < READS; ) {
        const context = contexts[next % contexts.length];
        next += 1;
        const begin = performance.now();
        if (context) await companyBoard(context, input);
        times.push(performance.now() - begin);
      }
    }),
  );
  return times.sort((a, b) => a - b);
}

function print(name: string, times: number[]): void {
  console.log(`  a page with one's own place, ${name}: p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms`);
}
