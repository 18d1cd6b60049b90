import { DEMO_PASSWORD } from "../support/installation.ts";
import { signInClient } from "../support/portal.ts";
import { expect, PORTAL_URL, SUPER_ADMIN, SUPPORT, signIn, signInByCookie, test } from "./story.ts";

/** A new tenant on trial, for one story alone. @returns the path of its page */
async function newTenant(slug: string, name: string): Promise<string> {
  const api = await signInClient(PORTAL_URL, SUPER_ADMIN, DEMO_PASSWORD);
  const made = await api.request("POST", "/api/v1/tenants", {
    json: { name, slug, planKey: "starter" },
    headers: { "idempotency-key": `billing-${slug}` },
  });
  const { id } = (await made.json()) as { id: string };
  return `/admin/tenants/${id}`;
}

test("a trial becomes a paid subscription, grows, and ends; each step is on record and in the revenue", async ({ page }) => {
  const path = await newTenant("billed-bakery", "Billed Bakery");
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto(path);
  await page.getByRole("button", { name: "Start subscription" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Its paid subscription to Starter begins now.");
  await dialog.getByRole("button", { name: "Start subscription" }).click();
  await expect(page.getByText("Billed Bakery is active.")).toBeVisible();

  await page.getByRole("link", { name: "Change", exact: true }).click();
  await page.getByLabel("Plan").selectOption("professional");
  await page.getByLabel("Time zone").fill("Middle-earth");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Enter a time zone such as Europe/Berlin.");
  await page.getByLabel("Time zone").fill("Europe/Berlin");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The changes are saved.")).toBeVisible();
  await page.getByRole("navigation", { name: "About Billed Bakery" }).getByRole("link", { name: "Plan and limits" }).click();
  const periods = page.getByRole("table", { name: "Subscriptions" }).locator("tbody").getByRole("row");
  await expect(periods).toHaveCount(3);
  await expect(periods.first()).toContainText(/Professional.*Active.*\$297\.00.*Running/);

  await page.getByRole("button", { name: "Cancel the contract" }).click();
  await dialog.getByLabel("Reason").fill("Closed the shop");
  await dialog.getByLabel(/Type “billed-bakery”/).fill("bakery");
  await dialog.getByRole("button", { name: "Cancel the contract" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Type billed-bakery to confirm.");
  await dialog.getByLabel(/Type “billed-bakery”/).fill("billed-bakery");
  await dialog.getByRole("button", { name: "Cancel the contract" }).click();
  await expect(page.getByText("This tenant has left.")).toBeVisible();
  await expect(periods.first()).not.toContainText("Running");
});

test("two people change one tenant: the second sees what stands differently now", async ({ page }) => {
  const path = await newTenant("edited-twice", "Edited Twice");
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto(`${path}/edit`);
  await page.getByLabel("Name").fill("Edited Second");
  const other = await page.context().newPage();
  await other.goto(`${path}/edit`);
  await other.getByLabel("Name").fill("Edited First");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByText("The changes are saved.")).toBeVisible();
  // The page that was being typed in hears of it, and what was typed stays what it was: made from the older version.
  await expect(page.getByRole("heading", { name: "Change Edited First" })).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Stands at “Edited First” now.");
  await expect(page.getByLabel("Name")).toHaveValue("Edited Second");
});

test("the overview leads from each figure to its rows, and a plan's terms can be changed", async ({ page }) => {
  await signIn(page, SUPER_ADMIN);
  await page.goto("/admin");
  const revenue = page.getByRole("link", { name: "Monthly recurring revenue" });
  await expect(revenue).toBeVisible();
  await revenue.click();
  await expect(page.getByRole("heading", { level: 1, name: "Plans and revenue" })).toBeVisible();
  await page.getByRole("link", { name: "Free" }).click();
  await page.getByLabel("AI requests per day").fill("many");
  await page.getByRole("button", { name: "Save the plan" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Enter a whole number.");
  await page.getByLabel("AI requests per day").fill("120");
  await page.getByRole("button", { name: "Save the plan" }).click();
  await expect(page.getByText("Free is changed.")).toBeVisible();
});

test("support sees the overview without money", async ({ page }) => {
  await signIn(page, SUPPORT);
  await page.goto("/admin");
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Tenants", exact: true }).first()).toBeVisible();
  await expect(page.getByText("Monthly recurring revenue")).toHaveCount(0);
  await page.goto("/admin/plans");
  await expect(page.getByText("Plans and revenue are not yours to see")).toBeVisible();
});
