/**
 * `npm run bench status-page [services]`: the first load of the staff's status page with 2,000 services unless told, which hang together and
 * have a past of 30 days: what the server takes, what travels, and when a browser with an empty cache has painted it. It prints and judges nothing.
 */
import { chromium } from "@playwright/test";
import { ensureChromium } from "../../scripts/test/chromium.ts";
import { startBenchPortal } from "./bench-portal.ts";
import { measure } from "./measure.ts";
import { countRequests } from "./page-requests.ts";
import { seedServices } from "./seed-services.ts";

const SERVICES = Number(process.argv[3] ?? 2_000);
const [SECONDS, LOADS] = [4, 3];

const { portal, token, ownerUrl, stop } = await startBenchPortal({ tenants: 20, users: 20 });
const browser = await chromium.launch({ executablePath: ensureChromium() ?? undefined, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
try {
  await seedServices(ownerUrl, { services: SERVICES, intervals: 20, days: 30 });
  const headers = { cookie: `next-auth.session-token=${token}`, accept: "text/html", "accept-encoding": "br" };
  console.log(`${SERVICES} services`);
  for (const path of ["/status", "/status?range=30d"]) {
    const begin = performance.now();
    const answer = await fetch(portal.url + path, { headers });
    await answer.arrayBuffer();
    const first = performance.now() - begin;
    const run = { url: portal.url, seconds: SECONDS, serverPid: portal.web.pid ?? 0, expect: 200, name: path, connections: 1 };
    const { p50, p99, cpuMs, failures } = await measure({ ...run, request: () => ({ method: "GET", path, headers }) });
    console.log(
      `  ${path.padEnd(18)} server: first ${first.toFixed(0)} ms, then p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, CPU ${cpuMs?.toFixed(0) ?? "–"} ms${failures > 0 ? `, ${failures} FAILED` : ""}`,
    );
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies([{ name: "next-auth.session-token", value: token, url: portal.url }]);
    for (let load = 0; load < LOADS; load++) {
      const { largestPaintMs, wireBytes, requests } = await countRequests(context, portal.url + path);
      console.log(
        `  ${"".padEnd(18)} browser: largest paint ${largestPaintMs?.toFixed(0) ?? "–"} ms, ${(wireBytes / 1_024).toFixed(0)} KB, ${requests} requests`,
      );
    }
    await context.close();
  }
} finally {
  await browser.close();
  await stop();
}
