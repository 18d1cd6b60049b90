/**
 * `npm run bench pages [seconds] [part of a path, or =path]`: what each screen of the operator costs with 10,000 tenants and 200,000 people: server CPU
 * and latency at one connection and at sixteen, and what a browser fetches with an empty cache. It prints and judges nothing.
 */
import { chromium } from "@playwright/test";
import { ensureChromium } from "../../scripts/test/chromium.ts";
import { startBenchPortal } from "./bench-portal.ts";
import { measure } from "./measure.ts";
import { countRequests, scriptTagBytes } from "./page-requests.ts";
import { FULL_SCALE } from "./seed-scale.ts";
import { yardstick } from "./yardstick.ts";

const SECONDS = Number(process.argv[3] ?? 4);
/** As for `bench home`: a page's code is compiled to its end after some hundred requests. */
const WARM_UP_SECONDS = 4;
/** Only paths that contain this, or the one after a `=`. */
const ONLY = process.argv[4] ?? "";
const isMeant = (path: string) => (ONLY.startsWith("=") ? path === ONLY.slice(1) : path.includes(ONLY));
const KB = 1_024;
/** How many paths go by one measurement of the machine itself. */
const MEASURED_TOGETHER = 6;

const { portal, db, token, stop } = await startBenchPortal(FULL_SCALE);
const [ids] = await db.system<{ tenant: string; person: string }>({
  text: `SELECT (SELECT id FROM tenant WHERE slug = 'scale-1') AS tenant, (SELECT id FROM "user" WHERE email = 'person100@scale.example') AS person`,
});
const browser = await chromium.launch({ executablePath: ensureChromium() ?? undefined, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
try {
  const { url, web } = portal;
  const cookie = `next-auth.session-token=${token}`;
  const headers = { cookie, accept: "text/html", "accept-encoding": "gzip, br" };
  const paths = pathsOf(ids?.tenant ?? "", ids?.person ?? "").filter(isMeant);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name: "next-auth.session-token", value: token, url }]);

  console.log(
    `\n${"".padEnd(44)}   CPU    p50    p99 │ 16: p50    p99 │ quiet: CPU    p50  16: p50 │ tags KB  scripts    wire  requests  depth  paint ms`,
  );
  let toQuiet = 1;
  for (const [index, path] of paths.entries()) {
    if (index % MEASURED_TOGETHER === 0) {
      const machine = await yardstick({ url, serverPid: web.pid ?? 0 });
      toQuiet = machine.toQuiet;
      console.log(`an empty route here and now: ${machine.emptyMs.toFixed(2)} ms CPU`);
    }
    const run = { url, seconds: SECONDS, serverPid: web.pid ?? 0, expect: 200, name: path, request: () => ({ method: "GET", path, headers }) };
    await measure({ ...run, connections: 16, seconds: WARM_UP_SECONDS });
    const one = await measure({ ...run, connections: 1 });
    const many = await measure({ ...run, connections: 16 });
    const cold = await countRequests(context, url + path);
    const tags = await scriptTagBytes(url, path, cookie);
    const kb = (bytes: number) => (bytes / KB).toFixed(1).padStart(8);
    const ms = (value: number | null) => (value === null ? "–" : value.toFixed(1)).padStart(7);
    console.log(
      `${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, "…").padEnd(44)}${ms(one.cpuMs)}${ms(one.p50)}${ms(one.p99)} │${ms(many.p50)}${ms(many.p99)} │    ${ms((one.cpuMs ?? Number.NaN) * toQuiet)}${ms(one.p50 * toQuiet)}  ${ms(many.p50 * toQuiet)} │${kb(tags)}${kb(cold.scriptBytes)}${kb(cold.wireBytes)}${String(cold.requests).padStart(10)}${String(cold.depth).padStart(7)}${ms(cold.largestPaintMs)}${one.failures + many.failures > 0 ? `  ${one.failures + many.failures} FAILED` : ""}`,
    );
    if (cold.depth > 3) console.log(`    ${cold.chain.map((each) => each.replace(url, "")).join("\n    → ")}`);
  }
} finally {
  await browser.close();
  await stop();
}

function pathsOf(tenantId: string, personId: string): string[] {
  return [
    "/admin",
    "/admin/tenants",
    "/admin/tenants?search=dental",
    "/admin/tenants?status=past_due",
    `/admin/tenants/${tenantId}`,
    `/admin/tenants/${tenantId}/edit`,
    "/admin/tenants/new",
    "/admin/people",
    "/admin/people?search=garc",
    `/admin/people/${personId}`,
    "/admin/plans",
    "/admin/plans/starter",
    "/admin/flags",
    "/admin/security",
    "/admin/audit",
    "/admin/audit?search=person4",
    "/admin/mail",
    "/admin/jobs",
    "/admin/jobs/audit.prune",
    "/admin/conversations",
    "/admin/invoices",
    "/admin/achievements",
    "/admin/gamification",
    "/admin/leaderboards",
    "/admin/seasons",
    "/admin/referrals",
    "/admin/ledger",
    "/admin/services",
    "/admin/incidents",
    "/admin/objectives",
    "/admin/maintenance-windows",
    "/admin/integrations",
    "/admin/gateway",
    "/admin/usage",
    "/admin/settings",
    "/admin/backups",
    "/admin/system",
    "/admin/sign-in",
    "/admin/privileges",
    "/admin/design",
    "/admin/design?family=choosing",
    "/admin/design?family=feedback",
    "/admin/design?family=structure",
    "/admin/design?family=records",
    "/admin/design?family=charts",
    "/account/notifications",
    "/status",
  ];
}
