import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, PORTAL_URL, SUPPORT, signInByForm, test, virtualAuthenticator } from "./story.ts";

// Nobody else's story is about them.
const ADMIN = "admin@coreldove.example";
const TENANT = "CoreLDove";
const PERSON = "Camila Torres";
const REASON = "The client asked why a campaign is not shown.";

// Passkeys belong to a name; tests reach the portal by a number otherwise.
test.use({ baseURL: PORTAL_URL.replace("127.0.0.1", "localhost") });

async function expectAccessible(page: Page): Promise<void> {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"])
      .setLegacyMode()
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id} at ${nodes.map((node) => node.target.join(" ")).join(", ")}`)).toEqual([]);
  }
}

test("support acts as a client with consent and a second factor, sees the banner and the client's portal, cannot write, and is back after stopping", async ({
  page,
  browser,
  baseURL,
  watch,
}) => {
  test.slow();
  await virtualAuthenticator(page);
  await signInByForm(page, SUPPORT);
  await page.goto("/admin/tenants?search=coreldove");
  await page.getByRole("link", { name: TENANT, exact: true }).click();
  await expect(page).toHaveURL(/\/admin\/tenants\/[0-9a-f-]{36}$/);
  const tenantUrl = page.url();
  await page.getByRole("link", { name: "Act as a member" }).click();
  await expect(page.getByText("does not let support act as its people")).toBeVisible();
  await expectAccessible(page);

  // The tenant's administrator gives consent to look.
  const theirs = await browser.newContext({ baseURL });
  watch(theirs);
  const admin = await theirs.newPage();
  await signInByForm(admin, ADMIN);
  await admin.goto("/portal/settings/support");
  await expect(admin.getByText("Support has acted as nobody yet")).toBeVisible();
  await admin.getByLabel("Look only").check();
  await admin.getByRole("button", { name: "Save" }).click();
  await expect(admin.getByText("Support may look, and not change anything.")).toBeVisible();
  await expect(admin.getByLabel("Look only")).toBeChecked();

  // No second factor yet: one is set up, and shown.
  await page.reload();
  await page.getByRole("link", { name: "Set up a second factor" }).click();
  await page.getByRole("button", { name: "Add a passkey" }).click();
  const passkeys = page.getByRole("list", { name: "Your passkeys" });
  await expect(passkeys.getByRole("listitem")).toHaveCount(1);
  await page.goto(`${tenantUrl}/impersonate`);
  const confirm = page.getByRole("link", { name: "Confirm that it is you" });
  if (await confirm.isVisible()) {
    await confirm.click();
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await expect(page).toHaveURL(/\/impersonate$/);
  }

  await page.getByLabel("Search people").fill("admin@");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expectAccessible(page);
  await page.getByRole("link", { name: PERSON }).click();
  await page.getByRole("button", { name: "Start for 30 minutes" }).click();
  await expect(page.getByLabel("Reason")).toHaveAccessibleDescription(/at least 10 characters/);
  await expect(page.getByLabel("I need to change something")).toHaveCount(0);
  await page.getByLabel("Reason").fill(REASON);
  await page.getByRole("button", { name: "Start for 30 minutes" }).click();
  await expect(page).toHaveURL(/\/portal$/);

  const banner = page.getByRole("note").filter({ hasText: "You act as" });
  await expect(banner).toContainText(TENANT);
  await expect(banner).toContainText("You may only look.");
  await expect(banner).toContainText(/(29|30) min left/);
  await expectAccessible(page);
  await page.goto("/account");
  await expect(banner).toBeVisible();
  await page.goto("/admin/tenants");
  await expect(page).toHaveURL(/\/portal$/);

  // The administrator's page lists it; what support sends is refused.
  await admin.reload();
  await expect(admin.getByText(REASON)).toBeVisible();
  await expect(admin.getByText("Running", { exact: true })).toBeVisible();
  await expectAccessible(admin);
  const { csrfToken } = (await (await page.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const me = (await (await page.request.get("/api/auth/me")).json()) as { tenant: { id: string } };
  const refused = await page.request.post("/api/v1/impersonations", { headers: { "x-csrf-token": csrfToken }, data: { tenantId: me.tenant.id } });
  expect(refused.status()).toBe(403);

  await banner.getByRole("button", { name: "Stop" }).click();
  await expect(page).toHaveURL(tenantUrl);
  await expect(page.getByRole("note").filter({ hasText: "You act as" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Act as a member" })).toBeVisible();
  await expect(page.getByText("Support stopped acting as somebody").first()).toBeVisible();
  await admin.reload();
  await expect(admin.getByText("Support stopped")).toBeVisible();

  // A second time, and the administrator ends it.
  await page.goto(`${tenantUrl}/impersonate?search=admin%40`);
  await page.getByRole("link", { name: PERSON }).click();
  await page.getByLabel("Reason").fill(REASON);
  await page.getByRole("button", { name: "Start for 30 minutes" }).click();
  await expect(banner).toBeVisible();
  await admin.reload();
  await admin.getByRole("button", { name: "End now" }).click();
  await admin.getByRole("button", { name: "End access" }).click();
  await expect(admin.getByText("An administrator ended it")).toBeVisible();
  await page.goto("/admin/tenants");
  await expect(page.getByRole("heading", { level: 1, name: "Tenants" })).toBeVisible();

  await page.goto("/account/security");
  await passkeys.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("button", { name: "Remove passkey" }).click();
  await expect(page.getByText("You have no passkey yet.")).toBeVisible();
  await theirs.close();
});
