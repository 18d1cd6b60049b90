import { beginTenant, finishTenant } from "./new-tenant.ts";
import { expect, SUPER_ADMIN, signInByForm, test } from "./story.ts";

test("a wrong password is refused with a plain answer, and what was typed stays", async ({ page }) => {
  await page.goto("/login");
  await page.getByLabel("E-mail").fill("admin@harbor-dental.example");
  await page.getByLabel("Password").fill("not the right one");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "is not right" })).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("admin@harbor-dental.example");
  await expect(page.getByLabel("Password")).toHaveValue("");
});

test("missing and malformed input is told beside its field", async ({ page }) => {
  await page.goto("/login");
  await page.getByLabel("E-mail").fill("not an address");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByLabel("E-mail")).toHaveAccessibleDescription(/such as name@company\.com/);
  await expect(page.getByLabel("Password")).toHaveAccessibleDescription(/Enter your password/);
  // The summary has the focus, and each line of it leads to its field.
  const summary = page.getByRole("alert").filter({ hasText: "Some fields need attention" });
  await expect(summary).toBeFocused();
  await summary.getByRole("link", { name: /Enter your password/ }).click();
  await expect(page.getByLabel("Password")).toBeFocused();
});

test("after signing in one is where one wanted to go, and after signing out nowhere", async ({ page }) => {
  await page.goto("/admin/tenants?search=harbor");
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByLabel("E-mail").fill(SUPER_ADMIN);
  await page.getByLabel("Password").fill("correct horse battery staple");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/admin\/tenants\?search=harbor/);
  await page.getByRole("button", { name: /Sasha Ortega/ }).click();
  await page
    .getByRole("button", { name: "Sign out" })
    .or(page.getByRole("menuitem", { name: "Sign out" }))
    .click();
  await expect(page).toHaveURL(/\/login/);
  await page.goto("/admin/tenants");
  await expect(page).toHaveURL(/\/login/);
});

test("an address of another site is no place to go after signing in", async ({ page }) => {
  await page.goto("/login?next=//evil.example/");
  await page.getByLabel("E-mail").fill("viewer@lumen-legal.example");
  await page.getByLabel("Password").fill("correct horse battery staple");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/portal$/);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("signing in and creating a tenant work", async ({ page }) => {
    await signInByForm(page, SUPER_ADMIN);
    await beginTenant(page, "Made without scripts");
    await finishTenant(page);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Made without scripts");
  });
});
