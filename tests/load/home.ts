/**
 * `npm run bench home [seconds]`: what the client's first page and a campaign's page cost with 100 campaigns on 9 channels over 730 days (657,000 rows):
 * the server's CPU and the latency of the pages from the production build. What its reads cost by themselves is told by `bench figures`.
 */
import { createPerson, createTenant } from "../support/contexts.ts";
import { memberCookie, startBenchPortal } from "./bench-portal.ts";
import { fillWithFigures } from "./fill-with-figures.ts";
import { measure } from "./measure.ts";
import { yardstick } from "./yardstick.ts";

const SECONDS = Number(process.argv[3] ?? 6);
/** A page's code is compiled to its end after some hundred requests, not after the dozens of a short warm-up. A portal is warm for all but its first minute. */
const WARM_UP_SECONDS = 8;

const bench = await startBenchPortal({ tenants: 5, users: 5 });
const { portal, db, ownerUrl, stop } = bench;
try {
  const tenant = await createTenant(db, { currency: "EUR" });
  const manager = await createPerson(db, { memberships: [{ tenantId: tenant.id, role: "manager" }] });
  const rows = await fillWithFigures(ownerUrl, tenant.id, { campaigns: 100, days: 730 });
  console.log(`${rows.toLocaleString("en")} rows of figures`);
  const [campaign] = await db.system<{ id: string }>({
    text: "SELECT id FROM campaign WHERE tenant_id = $1::uuid ORDER BY id LIMIT 1",
    values: [tenant.id],
  });
  const headers = { cookie: await memberCookie(bench, manager.id, tenant.id), accept: "text/html", "accept-encoding": "gzip, br" };
  const run = { url: portal.url, seconds: SECONDS, serverPid: portal.web.pid ?? 0, expect: 200 };
  for (const path of [
    "/portal",
    "/portal?days=90",
    "/portal?days=365",
    `/portal/campaigns/${campaign?.id}`,
    "/portal/figures",
    "/api/v1/figures?grain=week&by=channel",
  ]) {
    const { emptyMs, toQuiet } = await yardstick(run);
    console.log(`an empty route here and now: ${emptyMs.toFixed(2)} ms CPU`);
    const request = () => ({ method: "GET", path, headers });
    await measure({ ...run, name: path, connections: 16, seconds: WARM_UP_SECONDS, request });
    for (const connections of [1, 16]) {
      const { p50, p99, cpuMs, failures } = await measure({ ...run, name: path, connections, request });
      console.log(
        `${path.padEnd(42)}${String(connections).padStart(3)} conns  CPU ${(cpuMs ?? 0).toFixed(1)} ms  p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms  quiet: CPU ${((cpuMs ?? 0) * toQuiet).toFixed(1)} ms  p50 ${(p50 * toQuiet).toFixed(1)} ms${failures > 0 ? `  ${failures} FAILED` : ""}`,
      );
    }
  }
} finally {
  await stop();
}
