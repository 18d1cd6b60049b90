/**
 * `npm run bench figures [seconds]`: what the reads behind the client's first page cost with 100 campaigns on 9 channels over 730 days
 * (657,000 rows), and the plan of the sum behind them. Prints figures and judges nothing.
 */
import { Client } from "pg";
import { budgetPaces, figures, findCampaigns, getCampaign, readChanges } from "#lib/campaigns";
import { figuresInput, findCampaignsInput } from "#lib/campaigns/schema";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { readHome } from "../../app/(portal)/portal/read-home.ts";
import { createTenant, testRuntime } from "../support/contexts.ts";
import { startBenchDatabase } from "./bench-database.ts";
import { fillWithFigures } from "./fill-with-figures.ts";
import { quantile } from "./measure.ts";

const SECONDS = Number(process.argv[3] ?? 6);

const database = await startBenchDatabase();
const { db, ownerUrl } = database;
const runtime = { ...testRuntime(database), db, jobs: database.jobs };
try {
  const tenant = await createTenant(db, { currency: "EUR" });
  const rows = await fillWithFigures(ownerUrl, tenant.id, { campaigns: 100, days: 730 });
  console.log(`${rows.toLocaleString("en")} rows of figures`);
  const context = await systemContext(runtime, tenant.id, "bench", newId());
  const [campaign] = (await findCampaigns(context, findCampaignsInput.parse({ limit: 25 }))).campaigns;
  for (const days of [28, 90, 365] as const) {
    await time(`first page, ${days} days`, () => readHome(context, { days }));
    await time(`changes, ${days} days`, () => readChanges(context, { days }));
    await time(`day by day, ${days} days`, () => figures(context, figuresInput.parse({ days, grain: "day", limit: 1_000 })));
  }
  await time("a campaign with its days", () => getCampaign(context, campaign?.id ?? ""));
  await time("25 campaigns with their figures", () => findCampaigns(context, findCampaignsInput.parse({ limit: 25 })));
  await time("paces of budgets", () => budgetPaces(context));
  await time("two years by month, campaign and channel", () =>
    figures(context, figuresInput.parse({ days: 730, grain: "month", by: "campaign,channel" })),
  );
  await explain(tenant.id);
} finally {
  await runtime.close();
  await database.drop();
}

async function time(name: string, work: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  await work();
  const end = performance.now() + SECONDS * 500;
  while (performance.now() < end) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  console.log(`${name.padEnd(44)} p50 ${quantile(times, 0.5).toFixed(1)} ms  p99 ${quantile(times, 0.99).toFixed(1)} ms`);
}

/** How PostgreSQL reads a period of 28 days. */
async function explain(tenantId: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("SET ROLE bizosaas_platform");
    const { rows } = await client.query<{ "QUERY PLAN": string }>(
      `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF) SELECT d.campaign_id, d.channel, sum(d.spend_minor), max(d.imported_at) FROM campaign_channel_day d
       JOIN campaign c ON c.tenant_id = d.tenant_id AND c.id = d.campaign_id
       WHERE d.tenant_id = $1::uuid AND c.currency = 'EUR' AND d.day > current_date - 28 GROUP BY d.campaign_id, d.channel`,
      [tenantId],
    );
    console.log(rows.map((row) => row["QUERY PLAN"]).join("\n"));
  } finally {
    await client.end();
  }
}
