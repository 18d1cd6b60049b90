import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, signIn, test } from "./story.ts";

const MANAGER = "manager@summit-outdoor.example";

test("a manager imports an export, mends a line, sees its rows with their file, and takes it back", async ({ page }) => {
  const campaign = `Imported ${randomUUID().slice(0, 8)}`;
  const csv = [
    "Campaign report",
    "Day,Campaign,Currency code,Cost,Impr.,Clicks,Conversions,Conv. value",
    `2024-03-01,${campaign},USD,"1,234.56","10,000",500,12.00,"2,000.00"`,
    `2024-03-32,${campaign},USD,1.00,10,1,0.00,0.00`,
    'Total: Account,--,USD,"1,235.56","10,010",501,12.00,"2,000.00"',
  ].join("\n");
  await signIn(page, MANAGER);
  await page.goto("/portal/imports/new");
  await page.getByLabel("File with figures").setInputFiles({ name: "google.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expect(page).toHaveURL(/\/portal\/imports\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1, name: "google.csv" })).toBeVisible();
  await expect(page.getByLabel("Spend", { exact: true })).toHaveValue("Cost");
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview).toContainText("$1,234.56");
  await expect(preview).toContainText("New campaign");
  await expect(preview).toContainText("“2024-03-32” is no day.");
  await page.getByRole("button", { name: "Import the file" }).click();
  await expect(page.getByText("Imported", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Lines that could not be imported: 1")).toBeVisible();

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download these lines" }).click();
  const errors = await readFile((await (await downloading).path()) ?? "", "utf8");
  expect(errors).toContain("is no day");
  expect(errors.trim().split("\r\n")).toHaveLength(2);

  await page.goto("/portal/figures?from=2024-03-01&to=2024-03-31&grain=day&by=campaign,channel");
  const table = page.getByRole("table", { name: "Figures" });
  await expect(table.locator("tbody tr")).toHaveCount(1);
  await expect(table).toContainText("$1,234.56");
  await expect(page.getByRole("link", { name: "google.csv" })).toBeVisible();
  const exporting = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export as CSV" }).click();
  expect(await readFile((await (await exporting).path()) ?? "", "utf8")).toContain("1234.56");

  await page.getByRole("link", { name: "google.csv" }).click();
  await page.getByRole("button", { name: "Take the import back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take the import back" }).click();
  await expect(page.getByText("Taken back", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/^Taken back on .+ by /)).toBeVisible();
  await expect(page.getByText("Days that were new")).toBeVisible();
  await expect(page.getByText("Everything else is imported")).toHaveCount(0);
  await page.goto("/portal/figures?from=2024-03-01&to=2024-03-31");
  await expect(page.getByText("No figures here")).toBeVisible();
});

test("the home page says why figures changed, and each figure opens into its rows", async ({ page }) => {
  await signIn(page, "viewer@harbor-dental.example");
  const reasons = page.getByRole("region", { name: "What changed, and why" });
  await expect(reasons.getByRole("heading", { level: 3 })).toHaveCount(3);
  await reasons.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/portal\/figures\?/);
  await expect(page.getByRole("table", { name: "Figures" }).locator("tbody tr").first()).toBeVisible();
  await page.goto("/portal");
  await page.getByRole("link", { name: "Revenue", exact: true }).click();
  await expect(page).toHaveURL(/\/portal\/figures\?/);
  // What a ratio means is told beside it, with the keyboard too.
  await page.keyboard.press("Tab");
  await page
    .getByRole("table", { name: "Figures" })
    .getByRole("button", { name: /Return on ad spend/ })
    .focus();
  await expect(page.getByRole("tooltip").filter({ hasText: "ROAS: revenue divided by spend.", visible: true })).toBeVisible();
});
