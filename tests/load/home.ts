/**
 * `npm run bench home [seconds]`: what the client's first page costs with 100 campaigns on 9 channels over 730 days (657,000 rows): each
 * of its reads by itself, the plan of the sum behind them, and the page from the production build with the server's CPU. Prints figures and
 * judges nothing.
 */
import { Client } from "pg";
import { budgetPaces, figures, readChanges } from "#lib/campaigns";
import { figuresInput } from "#lib/campaigns/schema";
import { makeSessionToken, openSession, systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { createPerson, createTenant, testRuntime } from "../support/contexts.ts";
import { SESSION_POLICY, startBenchPortal } from "./bench-portal.ts";
import { fillWithFigures } from "./fill-with-figures.ts";
import { measure, quantile } from "./measure.ts";

const SECONDS = Number(process.argv[3] ?? 6);

const { portal, db, ownerUrl, appUrl, authSecret, stop } = await startBenchPortal({ tenants: 5, users: 5 });
const runtime = testRuntime({ appUrl, authSecret });
try {
  const tenant = await createTenant(db, { currency: "EUR" });
  const manager = await createPerson(db, { memberships: [{ tenantId: tenant.id, role: "manager" }] });
  const rows = await fillWithFigures(ownerUrl, tenant.id, { campaigns: 100, days: 730 });
  console.log(`${rows.toLocaleString("en")} rows of figures`);
  const context = await systemContext(runtime, tenant.id, "bench", newId());
  for (const days of [28, 90, 365] as const) {
    await time(`changes, ${days} days`, () => readChanges(context, { days }));
    await time(`day by day, ${days} days`, () => figures(context, figuresInput.parse({ days, grain: "day", limit: 1_000 })));
  }
  await time("paces of budgets", () => budgetPaces(context));
  await time("two years by month, campaign and channel", () =>
    figures(context, figuresInput.parse({ days: 730, grain: "month", by: "campaign,channel" })),
  );
  await explain(tenant.id);

  const token = await makeSessionToken(await signIn(manager.id, tenant.id), authSecret, 86_400);
  const headers = { cookie: `next-auth.session-token=${token}`, accept: "text/html", "accept-encoding": "gzip, br" };
  const run = { url: portal.url, seconds: SECONDS, serverPid: portal.web.pid ?? 0, expect: 200 };
  for (const path of ["/portal", "/portal?days=90", "/portal?days=365", "/portal/figures", "/api/v1/figures?grain=week&by=channel"]) {
    for (const connections of [1, 8]) {
      const { p50, p99, cpuMs, failures } = await measure({ ...run, name: path, connections, request: () => ({ method: "GET", path, headers }) });
      console.log(
        `${path.padEnd(42)}${String(connections).padStart(3)} conns  CPU ${(cpuMs ?? 0).toFixed(1)} ms  p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms${failures > 0 ? `  ${failures} FAILED` : ""}`,
      );
    }
  }
} finally {
  await runtime.close();
  await stop();
}

function signIn(userId: string, tenantId: string): Promise<{ sessionId: string; userId: string }> {
  return db.transaction({ kind: "system", purpose: "bench" }, async (tx) => {
    const origin = { ip: null, userAgent: null };
    const sessionId = await openSession(tx, {
      user: { id: userId, sessionVersion: 1 },
      activeTenantId: tenantId,
      origin,
      now: new Date(),
      policy: SESSION_POLICY,
    });
    return { sessionId, userId };
  });
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
