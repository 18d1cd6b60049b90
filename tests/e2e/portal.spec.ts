import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, signIn, test } from "./story.ts";

const seed = (slug: string, file: string) =>
  readFileSync(join(import.meta.dirname, "../../prisma/seed", slug, file), "utf8")
    .trim()
    .split("\n");

/** Sums one column of the demonstration's CSV over the days of a period, straight from the file. */
function sumOf(slug: string, column: string, from: string): number {
  const [head = "", ...rows] = seed(slug, "figures.csv");
  const names = head.split(",");
  const [day, value] = [names.indexOf("day"), names.indexOf(column)];
  return (
    rows.map((row) => row.split(",")).reduce((sum, row) => ((row[day] ?? "") >= from ? sum + Math.round(Number(row[value]) * 100) : sum), 0) / 100
  );
}

test("a client sees its own campaigns with the very figures of the imported files", async ({ page }) => {
  await signIn(page, "admin@harbor-dental.example");
  await expect(page).toHaveURL(/\/portal/);
  const dollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });
  // The last 28 days end with the last day in the file.
  await expect(page.getByRole("main")).toContainText(dollars.format(sumOf("harbor-dental", "spend", "2026-10-26")));
  await expect(page.getByRole("main")).toContainText(dollars.format(sumOf("harbor-dental", "revenue", "2026-10-26")));
  const [, ...campaigns] = seed("harbor-dental", "campaigns.csv");
  await expect(page.getByRole("region", { name: "Campaigns" }).or(page.locator("#campaigns")).locator("tbody tr")).toHaveCount(campaigns.length);
});

test("the period is part of the address and changes the figures", async ({ page }) => {
  await signIn(page, "viewer@harbor-dental.example");
  await page.getByRole("link", { name: "90 days" }).click();
  await expect(page).toHaveURL(/days=90/);
  const dollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });
  await expect(page.getByRole("main")).toContainText(dollars.format(sumOf("harbor-dental", "spend", "2026-08-25")));
});

test("a campaign opens with its channels, and a chart has a table behind it", async ({ page }) => {
  await signIn(page, "member@harbor-dental.example");
  await page.locator("#campaigns").getByRole("link", { name: "Invisible aligners" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Invisible aligners" })).toBeVisible();
  await page.getByText("Show as a table").first().click();
  await expect(page.getByRole("table").first()).toBeVisible();
});

test("achievements and the leaderboard are the tenant's own", async ({ page }) => {
  await signIn(page, "member@lumen-legal.example");
  await expect(page.getByRole("heading", { name: "Achievements" })).toBeVisible();
  await expect(page.getByText(/\d+ of \d+ earned/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Leaderboard" })).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("Marcus Bell");
});

test.describe("another tenant's campaign", () => {
  test.use({ allowComplaints: [/404/] });
  test("does not exist, not even in the title", async ({ page, browser, watch, baseURL }) => {
    await signIn(page, "admin@harbor-dental.example");
    const href = await page.locator("#campaigns").getByRole("link", { name: "Invisible aligners" }).getAttribute("href");
    const context = await browser.newContext({ baseURL });
    watch(context);
    const other = await context.newPage();
    await signIn(other, "admin@lumen-legal.example");
    const response = await other.goto(href ?? "");
    expect(response?.status()).toBe(404);
    expect(await other.title()).not.toContain("aligners");
    await expect(other.locator("body")).not.toContainText("aligners");
    await context.close();
  });
});

test("people of a client have no business in the admin area", async ({ page }) => {
  await signIn(page, "admin@harbor-dental.example");
  await page.goto("/admin/tenants");
  await expect(page).toHaveURL(/\/portal/);
});
