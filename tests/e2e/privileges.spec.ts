import { expect, SUPER_ADMIN, SUPPORT, signIn, test } from "./story.ts";

test("the operator adds a rule for an earned privilege, and switches it off after seeing whom it costs what", async ({ page }) => {
  await signIn(page, SUPER_ADMIN);
  await page.goto("/admin/privileges");
  await page.getByLabel("Who has").selectOption("Level 5 or higher");
  await page.getByLabel("may", { exact: true }).selectOption("Delete campaigns");
  await page.getByRole("button", { name: "Add rule" }).click();
  await expect(page.getByRole("status").filter({ hasText: "is added" })).toBeVisible();

  const rule = page.getByRole("table", { name: "Rules" }).getByRole("row", { name: /Level 5.*Delete campaigns/ });
  await expect(rule).toContainText("On");
  // The same rule a second time is told, not made.
  await page.getByLabel("Who has").selectOption("Level 5 or higher");
  await page.getByLabel("may", { exact: true }).selectOption("Delete campaigns");
  await page.getByRole("button", { name: "Add rule" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("already");

  await rule.getByRole("button", { name: "Switch off" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("“Delete campaigns” unless their role or another rule gives it");
  await dialog.getByRole("button", { name: "Switch off" }).click();
  await expect(rule).toContainText("Off");
});

test("support is told which permission the rules need", async ({ page }) => {
  await signIn(page, SUPPORT);
  await page.goto("/admin/privileges");
  await expect(page.getByText("Your role does not allow this")).toBeVisible();
});
