/**
 * `npm run bench scroll [pages]`: how smoothly a list of 100,000 tenants is scrolled, a thousand rows to a page, in a real browser.
 * Beside each page a list of as many rows of bare text, in a tab of its own: what that one has of long tasks and late frames is the machine's.
 * Prints long tasks, long animation frames and the time between frames; judges nothing. Needs the production build and Chromium.
 */
import { chromium, type Page } from "@playwright/test";
import { startBenchPortal } from "./bench-portal.ts";
import { quantile } from "./measure.ts";

const PAGES = Number(process.argv[3] ?? 100);
const ROWS = 1_000;
/** How far the wheel goes with each frame: a fast flick. */
const PIXELS_PER_FRAME = 240;

interface Scrolled {
  frames: number[];
  longTasks: number[];
  longFrames: number[];
  mostRows: number;
}

const { portal, token, stop } = await startBenchPortal({ tenants: 100_000, users: 0 });
try {
  const browser = await chromium.launch({ ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }) });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.context().addCookies([{ name: "next-auth.session-token", value: token, url: portal.url }]);
  await page.goto(`${portal.url}/admin/tenants?limit=${ROWS}`);
  const all = nothingYet();
  const bare = nothingYet();
  const text = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await text.setContent(
    `<div id="scroller" style="height:800px;overflow:auto">${Array.from({ length: ROWS }, (_, n) => `<div style="height:68px">Row ${n}</div>`).join("")}</div>`,
  );
  const opened: number[] = [];
  for (let n = 1; n <= PAGES; n++) {
    await page.locator("[data-row]").first().waitFor();
    // What belongs to opening the page is over.
    await page.waitForTimeout(500);
    await show(page);
    add(all, await page.evaluate(scrollThrough, PIXELS_PER_FRAME));
    await show(text);
    add(bare, await text.evaluate(scrollThrough, PIXELS_PER_FRAME));
    await show(page);
    if (n === PAGES) break;
    const before = page.url();
    const begin = performance.now();
    await page.getByRole("link", { name: "Next page" }).click();
    await page.waitForURL((url) => url.href !== before);
    opened.push(performance.now() - begin);
  }
  await browser.close();
  opened.sort((a, b) => a - b);
  console.log(`scrolled through ${(PAGES * ROWS).toLocaleString("en")} rows, ${ROWS} to a page, ${PIXELS_PER_FRAME} px a frame`);
  print("the list", all);
  print("bare text", bare);
  console.log(`rows in the page at most: ${all.mostRows} of ${ROWS}`);
  console.log(`next page, click to address: p50 ${quantile(opened, 0.5).toFixed(0)} ms`);
} finally {
  await stop();
}

/** A tab that is behind another is drawn no frames, and would be waited for without an end. */
async function show(page: Page): Promise<void> {
  await page.bringToFront();
  // Asked for by a timer: a tab behind has no frames to ask in.
  await page.waitForFunction(() => document.visibilityState === "visible", null, { polling: 50 });
}

function nothingYet(): Scrolled {
  return { frames: [], longTasks: [], longFrames: [], mostRows: 0 };
}

function add(all: Scrolled, { frames, longTasks, longFrames, mostRows }: Scrolled): void {
  all.frames.push(...frames);
  all.longTasks.push(...longTasks);
  all.longFrames.push(...longFrames);
  all.mostRows = Math.max(all.mostRows, mostRows);
}

function print(what: string, { frames, longTasks, longFrames }: Scrolled): void {
  frames.sort((a, b) => a - b);
  const most = (times: number[]) => (times.length > 0 ? `, the longest ${Math.max(...times).toFixed(0)} ms` : "");
  console.log(
    `${what}: ${frames.length} frames, p50 ${quantile(frames, 0.5).toFixed(1)} ms, p99 ${quantile(frames, 0.99).toFixed(1)} ms, the longest ${frames.at(-1)?.toFixed(1)} ms`,
  );
  console.log(
    `${what}: ${longTasks.length} long tasks (over 50 ms)${most(longTasks)}; ${longFrames.length} long animation frames${most(longFrames)}`,
  );
}

/** In the browser: scrolls the table from its first row to its last, a little each frame. */
async function scrollThrough(step: number): Promise<Scrolled> {
  const scroller = document.querySelector("table")?.parentElement ?? document.querySelector("#scroller");
  if (!scroller) throw new Error("nothing here scrolls");
  const found: Scrolled = { frames: [], longTasks: [], longFrames: [], mostRows: 0 };
  const observer = new PerformanceObserver((list) => {
    for (const { entryType, duration } of list.getEntries()) (entryType === "longtask" ? found.longTasks : found.longFrames).push(duration);
  });
  observer.observe({ entryTypes: ["longtask", "long-animation-frame"] });
  scroller.scrollTop = 0;
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  let last = await nextFrame();
  while (scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 1) {
    scroller.scrollTop += step;
    const now = await nextFrame();
    found.frames.push(now - last);
    last = now;
    found.mostRows = Math.max(found.mostRows, document.querySelectorAll("[data-row]").length);
  }
  await nextFrame();
  observer.disconnect();
  return found;
}
