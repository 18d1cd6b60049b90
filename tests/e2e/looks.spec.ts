import type { Page } from "@playwright/test";
import { expect, SUPER_ADMIN, signInByCookie, test } from "./story.ts";

/**
 * Pictures of the gallery and of the main pages, compared with those in `tests/e2e/looks`. They run before the stories, on the
 * demonstration as it was planted. After a change that is meant: `npm run test:looks -- --update-snapshots`, and look at them.
 */
const LOOKS = [
  { width: 390, theme: "light" },
  { width: 768, theme: "dark" },
  { width: 1440, theme: "light" },
  { width: 1440, theme: "dark" },
] as const;
const HEIGHT = 900;
const MANAGER = "manager@bizoholic.example";

const PAGES: { name: string; path: string; email?: string }[] = [
  { name: "home", path: "/" },
  { name: "sign-in", path: "/login" },
  { name: "overview", path: "/admin", email: SUPER_ADMIN },
  { name: "tenants", path: "/admin/tenants", email: SUPER_ADMIN },
  { name: "people", path: "/admin/people", email: SUPER_ADMIN },
  { name: "plans", path: "/admin/plans", email: SUPER_ADMIN },
  { name: "security", path: "/account/security", email: MANAGER },
];

test.describe.configure({ mode: "parallel" });

for (const { width, theme } of LOOKS) {
  test(`the gallery looks as it did, ${width} px, ${theme}`, async ({ page, baseURL }) => {
    test.slow();
    await begin(page, { width, theme, url: baseURL, email: SUPER_ADMIN });
    await page.goto("/admin/design?family=all");
    await expect(page.locator(".still-plot").first()).toBeVisible();
    await settle(page);
    const sections = await page.locator("[data-section]").evaluateAll((all) => all.map((each) => each.getAttribute("data-section") ?? ""));
    expect(sections.length).toBeGreaterThan(5);
    // It stays at the top while one scrolls, before whatever is looked at.
    await page
      .locator("header")
      .first()
      .evaluate((header) => {
        header.style.visibility = "hidden";
      });
    for (const section of sections) await expectLook(page.locator(`[data-section="${section}"]`), `gallery-${section}-${width}-${theme}`);
  });

  test(`the main pages look as they did, ${width} px, ${theme}`, async ({ page, baseURL }) => {
    test.slow();
    await begin(page, { width, theme, url: baseURL });
    for (const { name, path, email } of PAGES) {
      if (email) await signInByCookie(page, email);
      await page.goto(path);
      await settle(page);
      await page.evaluate(() => {
        for (const each of document.querySelectorAll<HTMLElement>("figure")) each.style.visibility = "hidden";
      });
      await expectLook(page, `${name}-${width}-${theme}`);
    }
  });
}

interface Look {
  width: number;
  theme: string;
  url: string | undefined;
  email?: string;
}

async function begin(page: Page, { width, theme, url = "", email }: Look): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize({ width, height: HEIGHT });
  await page.context().addCookies([{ name: "theme", value: theme, url }]);
  if (email) await signInByCookie(page, email);
}

/**
 * Waits for what comes late, and puts a fixed text where a moment or a measurement stands: those are other ones every day. So is
 * a chart of the last months; how charts look is the gallery's to show. The portal's home and the status page are all measurements.
 */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.evaluate(() => {
    for (const each of document.querySelectorAll("time, [data-measured]")) each.textContent = "00";
  });
}

async function expectLook(what: Page | ReturnType<Page["locator"]>, name: string): Promise<void> {
  // Letters are smoothed a little differently from one version of the browser to the next.
  const options = { animations: "disabled", caret: "hide", maxDiffPixelRatio: 0.005 } as const;
  if ("goto" in what) await expect(what).toHaveScreenshot(`${name}.png`, options);
  else await expect(what).toHaveScreenshot(`${name}.png`, options);
}
