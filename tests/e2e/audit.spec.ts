import { readFile } from "node:fs/promises";
import { expect, SUPER_ADMIN, SUPPORT, signIn, signInByCookie, test } from "./story.ts";

const ADMIN = "admin@summit-outdoor.example";
const MEMBER = "member@summit-outdoor.example";

test("an administrator searches the trail, opens an entry, and the chain holds", async ({ page }) => {
  await signIn(page, ADMIN);
  await page.goto("/portal/audit");
  await page.getByRole("combobox", { name: /^What/ }).selectOption({ label: "Signing in: all" });
  await page.getByRole("textbox", { name: /^Who/ }).fill("ADMIN@summit");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page).toHaveURL(/action=sign_in/);
  const row = page.getByRole("row").filter({ hasText: ADMIN }).first();
  await expect(row).toContainText("Signed in");
  await row.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Signed in");
  await expect(page.getByText("Hash (SHA-256)")).toBeVisible();
  await page
    .getByRole("navigation", { name: /breadcrumb|you are here/i })
    .getByRole("link")
    .first()
    .click();
  await page.getByRole("button", { name: "Check the trail" }).click();
  await expect(page.getByText(/entries hold/)).toBeVisible();
});

test("an export is what the filter says, with hashes", async ({ page }) => {
  await signIn(page, SUPPORT);
  await page.goto("/admin/audit?action=tenant.create");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "JSON lines" }).click()]);
  expect(download.suggestedFilename()).toMatch(/^audit-all-tenants-.*\.jsonl$/);
  const lines = (await readFile(await download.path(), "utf8"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines.slice(0, -1)) expect(line).toMatchObject({ action: "tenant.create", hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(lines.at(-1)).toEqual({ end: { entries: lines.length - 1, isComplete: true } });
});

test("who may not read it is told so, and a wrong address is explained", async ({ page }) => {
  await signInByCookie(page, MEMBER);
  await page.goto("/portal/audit");
  await expect(page.getByText("You may not read the audit trail")).toBeVisible();
  await page.context().clearCookies();
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto("/admin/audit?from=yesterday");
  await expect(page.getByText(/A day such as/)).toBeVisible();
});

test("searches without script", async ({ browser, watch }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  watch(context);
  const page = await context.newPage();
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto("/admin/audit");
  await page.getByRole("textbox", { name: /^Words/ }).fill("no such words anywhere");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page.getByText("Nothing fits")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await context.close();
});

test("staff look for a tenant by its address, and are told when there is none", async ({ page }) => {
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto("/admin/audit");
  const tenant = page.getByRole("textbox", { name: /^Tenant/ });
  await tenant.fill("bizoholic");
  await tenant.press("Enter");
  await expect(page).toHaveURL(/tenant=bizoholic/);
  await expect(page.getByRole("table").getByText("Bizoholic").first()).toBeVisible();
  await expect(page.getByRole("textbox", { name: /^Tenant/ })).toHaveValue("bizoholic");

  await page.getByRole("textbox", { name: /^Tenant/ }).fill("nobody-has-this");
  await page.getByRole("textbox", { name: /^Tenant/ }).press("Enter");
  await expect(page.getByText("No tenant has this address.")).toBeVisible();
});
