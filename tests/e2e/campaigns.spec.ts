import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, signIn, test } from "./story.ts";

const MANAGER = "manager@bizoholic.example";

const next = (page: Page) => page.getByRole("button", { name: "Next" }).click();
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 2, name });

/** Plans a campaign and leaves it as a draft. */
async function planCampaign(page: Page, name: string): Promise<void> {
  await page.goto("/portal/campaigns");
  await page.getByRole("link", { name: "New campaign" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("What it is for").selectOption("Sales");
  await next(page);
  await expect(heading(page, "Budget and channels")).toBeVisible();
  await page.getByLabel(/^Budget in/).fill("1000");
  await page.getByRole("checkbox", { name: "E-mail" }).check();
  await page.getByLabel("Budget for E-mail").fill("250");
  await next(page);
  await expect(heading(page, "Audience and goals")).toBeVisible();
}

test("a manager plans a campaign, leaves and goes on with it, launches it, and its story says so", async ({ page }) => {
  const name = `Story ${randomUUID().slice(0, 8)}`;
  await signIn(page, MANAGER);
  await planCampaign(page, name);

  // What was kept is there again, and goes on where it was left.
  await page.goto("/portal/campaigns/new");
  await page.getByRole("link", { name: `Go on with ${name}` }).click();
  await page.getByLabel(/^Conversions/).fill("50");
  await next(page);
  await page.getByLabel(/^Where people land/).fill("https://shop.example/story");
  await next(page);
  await expect(page.getByRole("region", { name: "Budget and channels" })).toContainText("250.00");
  await page.getByRole("button", { name: "Create campaign" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("No figures yet");

  await page.getByRole("button", { name: "Launch now" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("It runs until you complete it.");
  await dialog.getByRole("button", { name: "Launch now" }).click();
  await expect(page.getByRole("main").getByText("Active", { exact: true })).toBeVisible();

  await page.getByRole("link", { name: "Activity" }).click();
  const story = page.getByRole("list", { name: "Activity" }).getByRole("listitem");
  await expect(story).toContainText(["Launched", "Created"]);
});

test("many are paused from the list at once, and that is taken back", async ({ page }) => {
  const name = `Many ${randomUUID().slice(0, 8)}`;
  await signIn(page, MANAGER);
  for (const each of [`${name} a`, `${name} b`]) {
    await planCampaign(page, each);
    await next(page);
    await next(page);
    await page.getByRole("button", { name: "Create campaign" }).click();
    await page.getByRole("button", { name: "Launch now" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Launch now" }).click();
    await expect(page.getByRole("main").getByText("Active", { exact: true })).toBeVisible();
  }
  await page.goto(`/portal/campaigns?search=${encodeURIComponent(name)}`);
  const rows = page.getByRole("table", { name: "Campaigns" }).locator("tbody tr");
  await expect(rows).toHaveCount(2);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("button", { name: "Pause…" }).click();
  await page.getByRole("button", { name: "Pause 2" }).click();
  await expect(rows.filter({ hasText: "Paused" })).toHaveCount(2);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(rows.filter({ hasText: "Active" })).toHaveCount(2);
});

test("of two who change one campaign, the second is told at the field what stands there now", async ({ page, browser, watch, baseURL }) => {
  const name = `Both ${randomUUID().slice(0, 8)}`;
  // Without news from the server: a page that is reloaded by them shows what the other saved, and there is nothing to tell.
  await page.routeWebSocket(/socket\.io/, () => undefined);
  await signIn(page, MANAGER);
  await planCampaign(page, name);
  await next(page);
  await next(page);
  await page.getByRole("button", { name: "Create campaign" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  await expect(page.getByLabel(/^Budget in/)).toHaveValue("1000.00");
  const address = page.url();

  const context = await browser.newContext({ baseURL });
  watch(context);
  const other = await context.newPage();
  await signIn(other, "admin@bizoholic.example");
  await other.goto(address);
  await other.getByLabel(/^Budget in/).fill("2000");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByText("The changes are saved.").first()).toBeVisible();
  await context.close();

  await page.getByLabel("Name", { exact: true }).fill(`${name} again`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Stands at “2000.00” now.").first()).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(`${name} again`);
});
