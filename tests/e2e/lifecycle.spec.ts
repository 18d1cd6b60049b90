import { DEMO_PASSWORD } from "../support/installation.ts";
import { signInClient } from "../support/portal.ts";
import { beginTenant, finishTenant } from "./new-tenant.ts";
import { expect, PORTAL_URL, SUPER_ADMIN, signIn, test } from "./story.ts";

test("a tenant that was begun is found again, and another tab that changed it is told of", async ({ page, context }) => {
  await signIn(page, SUPER_ADMIN);
  const name = `Begun ${Date.now()}`;
  const draft = await beginTenant(page, name);
  const other = await context.newPage();
  await other.goto(`${draft}/plan`);
  await other.getByLabel("Paying from today").check();
  await other.getByRole("button", { name: "Next" }).click();
  await other.waitForURL("**/place");
  await other.close();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "another tab" })).toBeVisible();

  await page.goto("/admin/tenants/new");
  await page.getByRole("link", { name: `Go on with ${name}` }).click();
  await page.waitForURL("**/place");
  await page.getByRole("link", { name: "Plan", exact: true }).click();
  await expect(page.getByLabel("Paying from today")).toBeChecked();
  await finishTenant(page);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.goto("/admin/tenants/new");
  await expect(page.getByText(name)).toHaveCount(0);
});

test("by keyboard alone: a cancelled tenant is to be deleted, says so on its pages, and is kept after all", async ({ page }) => {
  const api = await signInClient(PORTAL_URL, SUPER_ADMIN, DEMO_PASSWORD);
  const slug = `leaving-${Date.now()}`;
  const made = await api.request("POST", "/api/v1/tenants", {
    json: { name: "Leaving", slug, planKey: "free" },
    headers: { "idempotency-key": slug },
  });
  const { id } = (await made.json()) as { id: string };
  const left = { json: { reason: "They went elsewhere", confirmation: slug }, headers: { "idempotency-key": `${slug}-left` } };
  expect((await api.request("POST", `/api/v1/tenants/${id}/cancel`, left)).status).toBe(200);

  await signIn(page, SUPER_ADMIN);
  await page.goto(`/admin/tenants/${id}/delete`);
  await expect(page.getByText("There is no export of it")).toBeVisible();
  await page.getByRole("button", { name: "Delete this tenant" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").focus();
  await page.keyboard.type("The contract has ended");
  await page.keyboard.press("Tab");
  await page.keyboard.type(slug);
  await page.keyboard.press("Enter");
  await expect(page.getByText("This tenant is deleted for good")).toBeVisible();
  await page.goto(`/admin/tenants/${id}`);
  await page.getByRole("button", { name: "Call the deletion off" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("This tenant is deleted for good")).toHaveCount(0);
});
