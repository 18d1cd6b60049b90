import { expect, SUPER_ADMIN, signIn, test } from "./story.ts";

// Both are of one installation, where one work is under way at a time.
test.describe.configure({ mode: "serial" });
const LONG = { timeout: 90_000 };

test("a super-admin makes a backup, has its restoring rehearsed, and sees what rules would remove before saving them", async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page, SUPER_ADMIN);
  await page.getByRole("navigation").getByRole("link", { name: "Backups" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Backups" })).toBeVisible();
  await page.getByRole("button", { name: "Make a backup now" }).click();
  await expect(page.getByRole("progressbar")).toBeVisible();
  const rows = page.getByRole("table", { name: "Backups" }).getByRole("row");
  await expect(rows.nth(1)).toContainText("Made", LONG);
  await rows.nth(1).getByRole("link").click();
  await expect(page.getByText("npm run restore -- ")).toBeVisible();
  await page.getByRole("button", { name: "Rehearse restore" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Rehearse", exact: true }).click();
  await expect(page.getByRole("main").getByText("Restore rehearsed")).toBeVisible(LONG);
  await expect(page.getByRole("columnheader", { name: "Loaded in" })).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download" }).click()]);
  expect(download.suggestedFilename()).toMatch(/^bizosaas-\d{14}-[0-9a-f]{6}\.backup\.gz$/);

  await page.goto("/admin/backups/rules");
  await page.getByLabel("A backup is made").selectOption("daily");
  await page.getByLabel("Old backups").selectOption("thin");
  await page.getByRole("button", { name: "Show what they would do" }).click();
  await expect(page.getByText("Nothing would be removed")).toBeVisible();
  await page.getByRole("button", { name: "Save these rules" }).click();
  await expect(page.getByText("The rules are saved")).toBeVisible();
  await expect(page.getByRole("main").getByText("Daily")).toBeVisible();
});

test("by keyboard alone, a backup is verified", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, SUPER_ADMIN);
  await page.goto("/admin/backups");
  await page.getByRole("table", { name: "Backups" }).getByRole("link").first().focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Verify" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Verify" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("table", { name: "Work upon this backup" }).getByRole("row").nth(1)).toContainText("Verification");
  await expect(page.getByRole("table", { name: "Work upon this backup" }).getByRole("row").nth(1)).toContainText("Went well", LONG);
});
