/**
 * `npm run bench board [deals]`: a board of 5,000 deals in a real browser: how soon it stands, how smoothly it is scrolled, and
 * what moving a card by keyboard costs. Prints and judges nothing. Needs the production build and Chromium.
 */
import { chromium } from "@playwright/test";
import { Client } from "pg";
import { createPerson, createTenant } from "../support/contexts.ts";
import { memberCookie, startBenchPortal } from "./bench-portal.ts";
import { quantile } from "./measure.ts";

const DEALS = Number(process.argv[3] ?? 5_000);
/** How far the wheel goes with each frame: a fast flick. */
const PIXELS_PER_FRAME = 240;

const bench = await startBenchPortal({ tenants: 5, users: 5 });
try {
  const tenant = await createTenant(bench.db, { currency: "EUR" });
  const manager = await createPerson(bench.db, { memberships: [{ tenantId: tenant.id, role: "manager" }] });
  await fillWithDeals(bench.ownerUrl, tenant.id);
  const [, token = ""] = (await memberCookie(bench, manager.id, tenant.id)).split("=");
  const browser = await chromium.launch({ ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }) });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.context().addCookies([{ name: "next-auth.session-token", value: token, url: bench.portal.url }]);
  const opened: number[] = [];
  for (let n = 0; n < 5; n++) {
    const begin = performance.now();
    await page.goto(`${bench.portal.url}/portal/deals`, { waitUntil: "load" });
    opened.push(performance.now() - begin);
  }
  await page.waitForTimeout(1_000);
  const scrolled = await page.evaluate(scrollThrough, PIXELS_PER_FRAME);
  const cards = await page.locator("[data-card]").count();
  await page.evaluate(watchLongTasks);
  await page
    .getByRole("button", { name: /^Move / })
    .first()
    .focus();
  for (const key of ["Space", "ArrowRight", "ArrowDown", "ArrowDown", "Space"]) await page.keyboard.press(key);
  await page.waitForTimeout(1_000);
  const moving = await page.evaluate(tellLongTasks);
  await browser.close();
  const frames = scrolled.frames.sort((a, b) => a - b);
  console.log(
    `${DEALS.toLocaleString("en")} deals, ${cards} cards in the page; opened and loaded: p50 ${quantile(
      opened.sort((a, b) => a - b),
      0.5,
    ).toFixed(0)} ms`,
  );
  console.log(`scrolled: ${frames.length} frames, p50 ${quantile(frames, 0.5).toFixed(1)} ms, the longest ${frames.at(-1)?.toFixed(1) ?? "–"} ms`);
  console.log(`long tasks (over 50 ms) while it was scrolled: ${scrolled.longTasks.length}; while a card was moved by keyboard: ${moving.length}`);
} finally {
  await bench.stop();
}

/** Deals over all stages, the older ones closed. Nothing is random. */
async function fillWithDeals(ownerUrl: string, tenantId: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("SET ROLE bizosaas_platform");
    await client.query(
      `INSERT INTO deal (id, tenant_id, name, sort_name, stage, stage_since, place, amount_minor, currency, probability, closed_at, created_at, updated_at)
       SELECT uuidv7(n * interval '-1 minute'), $1, 'Deal ' || n, 'deal ' || n, stage, now() - n * interval '1 hour', n, 10000 + n * 37 % 900000, 'EUR',
              CASE stage WHEN 'closed_won' THEN 100 WHEN 'closed_lost' THEN 0 ELSE 20 END,
              CASE WHEN stage LIKE 'closed%' THEN now() - n * interval '1 hour' END, now() - n * interval '2 hours', now()
       FROM (SELECT n, (ARRAY['discovery','qualification','proposal','negotiation','closed_won','closed_lost'])[1 + n % 6] AS stage
             FROM generate_series(1, $2::int) n) deals`,
      [tenantId, DEALS],
    );
    await client.query("RESET ROLE");
    await client.query("ANALYZE deal");
  } finally {
    await client.end();
  }
}

/** In the browser: scrolls the page and then each column that scrolls by itself, from the first card to the last. */
async function scrollThrough(step: number): Promise<{ frames: number[]; longTasks: number[] }> {
  const found = { frames: [] as number[], longTasks: [] as number[] };
  const observer = new PerformanceObserver((list) => found.longTasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ entryTypes: ["longtask"] });
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const boxes = [...document.querySelectorAll("main *")].filter(
    (each) => each.scrollHeight > each.clientHeight + 1 && getComputedStyle(each).overflowY === "auto",
  );
  for (const box of [document.documentElement, ...boxes]) {
    let last = await nextFrame();
    while (box.scrollTop + box.clientHeight < box.scrollHeight - 1) {
      const before = box.scrollTop;
      box.scrollTop += step;
      const now = await nextFrame();
      found.frames.push(now - last);
      last = now;
      if (box.scrollTop === before) break;
    }
  }
  await nextFrame();
  observer.disconnect();
  return found;
}

/** In the browser: begins to collect long tasks. */
function watchLongTasks(): void {
  const found: number[] = [];
  Object.assign(globalThis, { longTasks: found });
  new PerformanceObserver((list) => found.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ["longtask"] });
}

/** In the browser: what was collected. */
function tellLongTasks(): number[] {
  return (globalThis as unknown as { longTasks: number[] }).longTasks;
}
