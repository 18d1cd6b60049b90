/**
 * `npm run bench status-history [services] [days]`: what the timeline of the staff's status page costs, 200 services over 90 days unless told,
 * with 50 intervals each: the query, drawing the bands, and the whole page from a real portal. It prints and judges nothing.
 */

import { requireStaff } from "#lib/access";
import { contextOfRequest, cookieNames } from "#lib/identity";
import { loadConfig } from "#lib/platform/config";
import { createRuntime } from "#lib/platform/runtime";
import { drawBand, readTimeline } from "#lib/services";
import { TIMELINE_LIMITS, type TimelineRange, timelineInput } from "#lib/services/schema";
import { startBenchPortal } from "./bench-portal.ts";
import { measure, quantile } from "./measure.ts";
import { seedServices } from "./seed-services.ts";

const [SERVICES, DAYS] = [Number(process.argv[3] ?? 200), Number(process.argv[4] ?? 90)];
const [INTERVALS, ROUNDS, SECONDS] = [50, 20, 4];
const RANGES: TimelineRange[] = ["24h", "7d", "30d", "90d"];

const bench = await startBenchPortal({ tenants: 20, users: 20 });
try {
  await seedServices(bench.ownerUrl, { services: SERVICES, intervals: INTERVALS, days: DAYS });
  console.log(`${SERVICES} services, ${DAYS} days, ${INTERVALS} intervals each; at most ${TIMELINE_LIMITS.bands} are drawn`);
  await inProcess();
  await fromPortal();
} finally {
  await bench.stop();
}

/** The query and the drawing themselves, without anything of a page. */
async function inProcess(): Promise<void> {
  const env = { NODE_ENV: "production", DATABASE_APP_URL: bench.appUrl, AUTH_SECRET: bench.authSecret, LOG_LEVEL: "error" };
  const runtime = createRuntime({ config: loadConfig({ ...env, PUBLIC_URL: bench.portal.url }), process: "web" });
  const cookieHeader = `${cookieNames(bench.portal.url).session}=${bench.token}`;
  const context = requireStaff(await contextOfRequest(runtime, { cookieHeader, requestId: "bench", ip: "127.0.0.1", userAgent: "bench" }));
  for (const range of RANGES) {
    const input = timelineInput.parse({ range, bands: TIMELINE_LIMITS.bands });
    const [queries, drawings]: number[][] = [[], []];
    let pieces = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const begin = performance.now();
      const { window, bands } = await readTimeline(context, input);
      const read = performance.now();
      for (const band of bands) drawBand(band.pieces, window.to.getTime() - window.from.getTime());
      drawings?.push(performance.now() - read);
      queries?.push(read - begin);
      pieces = bands.reduce((sum, band) => sum + band.pieces.length, 0);
    }
    console.log(`  ${range.padEnd(4)} query ${ofAll(queries)}   drawing ${ofAll(drawings)}   ${pieces} intervals`);
  }
  await runtime.close();
}

async function fromPortal(): Promise<void> {
  const headers = { cookie: `next-auth.session-token=${bench.token}`, accept: "text/html", "accept-encoding": "br" };
  for (const range of RANGES) {
    const path = `/status?range=${range}&bands=${TIMELINE_LIMITS.bands}`;
    const begin = performance.now();
    const answer = await fetch(bench.portal.url + path, { headers });
    const body = await answer.arrayBuffer();
    const first = performance.now() - begin;
    const run = { url: bench.portal.url, seconds: SECONDS, serverPid: bench.portal.web.pid ?? 0, expect: 200, name: path, connections: 1 };
    const { p50, p99, cpuMs, failures } = await measure({ ...run, request: () => ({ method: "GET", path, headers }) });
    console.log(
      `  ${range.padEnd(4)} page first ${first.toFixed(0)} ms, then p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, CPU ${cpuMs?.toFixed(0) ?? "–"} ms, ${(body.byteLength / 1_024).toFixed(0)} KB of HTML${failures > 0 ? `, ${failures} FAILED` : ""}`,
    );
  }
}

/** @returns such as "p50 12.3 ms, most 20.1 ms" */
function ofAll(times: number[] = []): string {
  const sorted = times.toSorted((one, other) => one - other);
  return `p50 ${quantile(sorted, 0.5).toFixed(1)} ms, most ${(sorted.at(-1) ?? Number.NaN).toFixed(1)} ms`;
}
