import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { createFlag } from "./flags.ts";
import { beginTenant } from "./new-tenant.ts";
import { expect, SUPER_ADMIN, signIn, signInByCookie, test } from "./story.ts";

const WHO: Record<string, { email: string | null; pages: string[] }> = {
  visitors: {
    email: null,
    pages: ["/", "/login", "/login/link", "/forgot", "/register", "/reset/none", "/status", "/developers", "/developers/createTenant"],
  },
  staff: {
    email: SUPER_ADMIN,
    pages: [
      "/admin",
      "/admin/plans",
      "/admin/security",
      "/admin/plans/starter",
      "/admin/tenants",
      "/admin/tenants?search=nothing-has-this-name",
      "/admin/tenants/new",
      "a draft",
      "first tenant",
      "first tenant: clone",
      "first tenant: export",
      "first tenant: delete",
      "first tenant: domains",
      "first tenant: notes",
      "first tenant: timeline",
      "/admin/conversations",
      "/admin/people",
      "/admin/people/new",
      "first person",
      "/admin/mail",
      "/admin/integrations",
      "/admin/integrations/new",
      "/admin/usage",
      "/admin/audit",
      "/admin/privileges",
      "/admin/privileges/levels",
      "/admin/gamification",
      "/admin/achievements",
      "/admin/achievements/new",
      "/admin/achievements/keepers",
      "/admin/achievements/roi-master/dry-run",
      "/admin/seasons",
      "/admin/referrals",
      "/admin/referrals/rings",
      "/admin/leaderboards",
      "/admin/ledger?check=now",
      "/admin/jobs",
      "/admin/jobs/audit.prune",
      "/admin/jobs/mail.send?state=dead",
      "first run",
      "/admin/settings",
      "/admin/system",
      "/admin/plans/cohorts",
      "/admin/plans/profit",
      "/admin/plans/dunning",
      "/admin/invoices",
      "/admin/invoices/statements",
      "/admin/plans/dunning/policy",
      "/admin/backups",
      "/admin/backups/rules",
      "/admin/incidents",
      "/admin/incidents/new",
      "/admin/incidents/destinations",
      "/admin/incidents/destinations/new?kind=webhook",
      "/admin/objectives",
      "/admin/objectives/postgres",
      "/admin/services/postgres/restart-hook",
      "/admin/maintenance-windows",
      "/admin/maintenance-windows/new",
      "/admin/design",
      "/admin/design?family=all",
      "/admin/flags",
      "/admin/flags/new",
      "/admin/services",
      "/admin/services/new",
      "/admin/services/file",
      "/admin/services/order",
      "/status",
      "/status/postgres",
      "a flag",
      "/admin/gateway",
      "/admin/gateway/new",
    ],
  },
  admins: {
    email: "admin@bizoholic.example",
    pages: [
      "/portal/settings",
      "/portal/settings/branding",
      "/portal/settings/data",
      "/portal/settings/domains",
      "/portal/settings/integrations",
      "/portal/settings/usage",
      "/portal/settings/webhooks",
      "/portal/settings/webhooks/new",
      "/portal/leaderboard/companies",
    ],
  },
  payers: {
    email: "admin@harbor-dental.example",
    pages: ["/portal/settings/billing", "/portal/settings/billing/change", "/portal/settings/billing/change?plan=enterprise"],
  },
  clients: {
    email: "manager@bizoholic.example",
    pages: [
      "/portal",
      "/portal/figures",
      "/portal/figures?days=90&grain=week&by=campaign,channel",
      "/portal/imports",
      "/portal/imports/new",
      "/portal/leads/import",
      "/portal/leads/duplicates",
      "/portal/leads/duplicates?kind=company",
      "/portal/leads/mails",
      "/portal/points",
      "/portal/leaderboard",
      "/portal/leaderboard?scope=team",
      "/portal/leaderboard?why=yes",
      "/portal/leaderboard/teams",
      "/portal/leaderboard/companies",
      "/portal/team/teams",
      "/portal/achievements",
      "/portal/achievements/new",
      "/portal/portfolio",
      "/portal/portfolio/new",
      "/portal/seasons",
      "/portal/referrals",
      "/portal/campaigns",
      "/portal/campaigns/new",
      "/portal/campaigns/calendar",
      "/portal/campaigns/calendar?view=week",
      "/portal/campaigns/timeline",
      "/portal/campaigns/creatives",
      "first campaign: tests",
      "first campaign: tests/new",
      "first campaign: links",
      "first campaign: creatives",
      "/portal/leads",
      "/portal/leads/new",
      "/portal/deals",
      "/portal/deals/list",
      "/portal/deals/figures",
      "/portal/deals/new",
      "/portal/contacts",
      "/portal/contacts/new",
      "/portal/companies",
      "/portal/companies/new",
      "/portal/tasks",
      "/portal/support",
      "/portal/support/new",
      "/portal/leads/scoring",
      "/portal/leads/assignment",
      "/portal/segments",
      "/portal/exports",
      "/portal/settings/fields",
      "/portal/settings/fields?of=deal",
      "/portal/reports",
      "/portal/reports/new",
      "/portal/forms",
      "/portal/forms/new",
      "first campaign",
      "first campaign: edit",
      "/status",
      "/account",
      "/account/security",
      "/account/confirm",
      "/account/privacy",
      "/account/notifications",
    ],
  },
};

/**
 * 360 px is the narrowest phone we support; 1440 a usual desktop. Colours depend on the theme and the layout on the width, so
 * that each page is examined by axe, which takes its time, once as a light phone and once as a dark desktop. Both are
 * looked at for sideways scrolling in the other width, too.
 */
const LOOKS = [
  { theme: "light", width: 360, otherWidth: 1440 },
  { theme: "dark", width: 1440, otherWidth: 360 },
] as const;
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const HEIGHT = 900;

// Pages have nothing to do with each other.
test.describe.configure({ mode: "parallel" });

for (const [who, { email, pages }] of Object.entries(WHO)) {
  for (const path of pages) {
    test(`${path} for ${who}: no axe violation and no sideways scrolling, light and dark, phone and desktop`, async ({ page, context, baseURL }) => {
      test.slow();
      // Moving parts are looked at when they have arrived.
      await page.emulateMedia({ reducedMotion: "reduce" });
      if (email) await signInByCookie(page, email);
      const address = await addressOf(page, path);
      for (const { theme, width, otherWidth } of LOOKS) {
        await context.addCookies([{ name: "theme", value: theme, url: baseURL ?? "" }]);
        await page.setViewportSize({ width, height: HEIGHT });
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        await expectNoSidewaysScrolling(page, `${theme} at ${width} px`);
        // Legacy mode examines in the page itself. The other one opens a second page, for frames of other sites: we have none.
        // Of what passed nothing is written down: nobody reads it, and naming its elements is a third of the work.
        const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).withTags(RULES);
        const { violations } = await axe.setLegacyMode().analyze();
        const told = violations.map(({ id, nodes }) => `${theme} ${width}: ${id} at ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
        expect(told).toEqual([]);
        await page.setViewportSize({ width: otherWidth, height: HEIGHT });
        await expectNoSidewaysScrolling(page, `${theme} at ${otherWidth} px`);
      }
    });
  }
}

async function expectNoSidewaysScrolling(page: Page, look: string): Promise<void> {
  // Polled, since a page is laid out anew some time after its window was resized.
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(overflow, { message: `${look} scrolls sideways` }).toBeLessThanOrEqual(0);
}

test("the keyboard alone gets past the navigation, through the list and into a tenant", async ({ page }) => {
  await signIn(page, SUPER_ADMIN);
  await page.goto("/admin/tenants?search=harbor");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  const link = page.getByRole("link", { name: "Harbor Dental", exact: true });
  for (let presses = 0; presses < 20 && !(await link.evaluate((element) => element === document.activeElement)); presses++)
    await page.keyboard.press("Tab");
  await expect(link).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Harbor Dental" })).toBeVisible();
});

test("the theme is chosen once and is there from the first paint of the next page", async ({ page }) => {
  await page.goto("/developers");
  await page
    .getByRole("button", { name: /dark|theme/i })
    .first()
    .click();
  await expect(page.locator("html")).toHaveClass(/\bdark\b/);
  const response = await page.goto("/");
  expect(await response?.text()).toMatch(/<html[^>]+class="[^"]*\bdark\b/);
  expect(await (await page.goto("/status"))?.text()).toMatch(/<html[^>]+class="dark"/);
});

async function addressOf(page: Page, path: string): Promise<string> {
  if (path.startsWith("/")) return path;
  if (path === "a draft") return `${await beginTenant(page, "Accessible draft")}/plan`;
  if (path === "a flag") return createFlag(page, "accessible");
  const lists: Record<string, [string, string]> = {
    "first tenant": ["/admin/tenants", "tbody a"],
    "first person": ["/admin/people?search=manager", "tbody a"],
    "first run": ["/admin/jobs/realtime.purge", "tbody a"],
  };
  if (path === "first run") await runSchedule(page, "realtime.purge");
  // "first tenant: notes" is a part of its page.
  const [subject = path, part] = path.split(": ");
  const [list, selector] = lists[subject] ?? ["/portal/campaigns", "tbody a"];
  await page.goto(list);
  const href = (await page.locator(selector).first().getAttribute("href")) ?? "";
  return part ? `${href}/${part}` : href;
}

/** So that its queue has a run, however young the installation is. */
async function runSchedule(page: Page, name: string): Promise<void> {
  await page.goto("/admin/jobs");
  await page.getByRole("button", { name: `Run now: ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Run now" }).click();
  await expect(page.getByText(`${name} is `)).toBeVisible();
}
