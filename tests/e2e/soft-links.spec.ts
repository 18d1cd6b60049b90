import { expect, SUPER_ADMIN, signInByCookie, test } from "./story.ts";

declare global {
  interface Window {
    /** Gone with the document. */
    isSameDocument?: boolean;
  }
}

test("links are followed without loading the document anew, and keep what a browser does with links", async ({ page, context }) => {
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto("/admin/tenants");
  await page.evaluate(() => (window.isSameDocument = true));
  const isSame = () => page.evaluate(() => window.isSameDocument === true);

  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "People" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "People" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Tenants" })).toBeVisible();

  // A tab changes a part of the page, which stays where it is; a link to another page begins at its top.
  await page.setViewportSize({ width: 1440, height: 400 });
  await page.evaluate(() => scrollTo(0, 150));
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await page.getByRole("columnheader", { name: "Plan" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=/);
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await page.getByRole("link", { name: "Harbor Dental", exact: true }).click();
  await expect(page).toHaveURL(/\/admin\/tenants\/[0-9a-f-]{36}/);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  expect(await isSame()).toBe(true);

  const [beside] = await Promise.all([
    context.waitForEvent("page"),
    page
      .getByRole("navigation", { name: "Main" })
      .getByRole("link", { name: "People" })
      .click({ modifiers: ["ControlOrMeta"] }),
  ]);
  await expect(beside).toHaveURL(/\/admin\/people$/);
  await beside.close();
  await expect(page).toHaveURL(/\/admin\/tenants\/[0-9a-f-]{36}/);

  // An answer of the API is a file and no page.
  await page.goto("/admin/usage");
  await page.evaluate(() => (window.isSameDocument = true));
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator('a[href^="/api/v1/platform/usage/export"]').click()]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  expect(await isSame()).toBe(true);
});
