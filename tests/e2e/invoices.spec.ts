import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, openCompany, SUPER_ADMIN, SUPPORT, signIn, signInByCookie, test } from "./story.ts";

const CLIENT = "admin@summit-outdoor.example";

/** The month that is over, as the settings name it. */
function lastMonth(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}

async function runNow(page: Page, job: string): Promise<void> {
  await page.goto("/admin/jobs");
  await page.getByRole("button", { name: `Run now: ${job}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Run now" }).click();
  await expect(page.getByText(`${job} is `)).toBeVisible();
}

test("the operator says who sends invoices; a client sees what it owes and why, and staff record what came", async ({ page, browser }) => {
  test.slow();
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto("/admin/invoices");
  await expect(page.getByText("No invoices are issued at the moment")).toBeVisible();
  await page.getByRole("link", { name: "Open the settings" }).click();
  const form = page.getByRole("form", { name: "Invoices" });
  await form.getByLabel("The seller’s name").fill("Agency GmbH");
  await form.getByLabel("The seller’s address").fill("Main Street 1\n10115 Berlin");
  await form.getByLabel("Holder of the account").fill("Agency GmbH");
  await form.getByLabel(/^IBAN/).fill("DE89 3704 0044 0532 0130 01");
  await form.getByLabel("The first month to invoice").fill(lastMonth());
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByRole("alert")).toContainText("its check digits do not fit");
  await form.getByLabel(/^IBAN/).fill("DE89 3704 0044 0532 0130 00");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("It is saved, for invoices from now on.").first()).toBeVisible();
  await runNow(page, "billing.issue_invoices");

  const visiting = await browser.newContext();
  const client = await visiting.newPage();
  await signInByCookie(client, CLIENT);
  const own = client.getByRole("table", { name: "Invoices" }).getByRole("row").filter({ hasText: "Open" });
  await expect(async () => {
    await client.goto("/portal/settings/billing");
    await expect(own).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
  await expect(client.getByRole("region", { name: "Next invoice" })).toContainText("for the whole month");
  await own.getByRole("link").click();
  await expect(client.getByRole("heading", { level: 1, name: /^Invoice \d{4}-\d{5}$/ })).toBeVisible();
  const number = ((await client.getByRole("heading", { level: 1 }).textContent()) ?? "").replace("Invoice ", "");
  await expect(client.getByRole("region", { name: "Why this amount" })).toContainText("$997.00 for the whole month");
  await expect(client.getByRole("region", { name: "How to pay" })).toContainText(/RF\d{2}/);
  const download = client.waitForEvent("download");
  await client.getByRole("link", { name: "Download PDF" }).click();
  expect((await download).suggestedFilename()).toBe(`${number}.pdf`);

  await page.goto(`/admin/invoices?search=${number}`);
  await page.getByRole("table", { name: "Invoices" }).getByRole("link", { name: number }).click();
  await page.getByRole("button", { name: "Record a payment" }).click();
  const dialog = page.getByRole("dialog", { name: `Record a payment for ${number}` });
  await dialog.getByLabel("Amount in USD").fill("1000");
  await dialog.getByRole("button", { name: "Record a payment" }).click();
  await expect(page.getByText("The payment is recorded.")).toBeVisible();
  await expect(page.getByText("Your balance: $3.00")).toBeVisible();
  await client.reload();
  await expect(client.getByText("Paid", { exact: true }).first()).toBeVisible();
  await client.goto("/portal/settings/billing");
  await expect(client.getByRole("region", { name: "Plan", exact: true })).toContainText("$3.00");
  await visiting.close();
});

test("a company takes a larger plan at once, plans a smaller one, and calls that off", async ({ page, browser }) => {
  test.slow();
  const company = `Growing ${randomUUID().slice(0, 6)}`;
  const visiting = await browser.newContext();
  const client = await visiting.newPage();
  await openCompany(client, { name: "Greta Holm", email: `greta@${randomUUID().slice(0, 8)}.example`, company, password: "Sunny-meadow-42-kettle" });
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto(`/admin/tenants?search=${encodeURIComponent(company)}`);
  await page.getByRole("link", { name: company, exact: true }).click();
  await page.getByRole("button", { name: "Start subscription" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Start subscription" }).click();
  await expect(page.getByText(`${company} is active.`)).toBeVisible();

  await client.goto("/portal/settings/billing");
  await client.getByRole("link", { name: "Change plan" }).click();
  await client.getByRole("link", { name: "See what it costs: Starter" }).click();
  const follows = client.getByRole("region", { name: "What follows" });
  await expect(follows).toContainText("Starter counts at once");
  await expect(follows).toContainText("Every whole month after it: $97.00");
  await follows.getByRole("button", { name: "Change the plan" }).click();
  await expect(client.getByText("The plan is changed.")).toBeVisible();
  await expect(client.getByRole("region", { name: "Plan", exact: true })).toContainText("$97.00 a month");

  await client.getByRole("link", { name: "Change plan" }).click();
  await client.getByRole("link", { name: "See what it costs: Free" }).click();
  await expect(follows).toContainText("You stay on Starter until then.");
  await expect(follows).toContainText("This month costs the same.");
  await follows.getByRole("button", { name: "Change the plan" }).click();
  await expect(client.getByText(/^You are on Free from /)).toBeVisible();
  await page.getByRole("link", { name: "Plan and limits" }).click();
  await expect(page.getByText(/^The company takes Free from /)).toBeVisible();
  await client.getByRole("button", { name: "Call it off" }).click();
  await client.getByRole("dialog").getByRole("button", { name: "Call it off" }).click();
  await expect(client.getByText("The change is called off. You stay on your plan.")).toBeVisible();
  await expect(client.getByText(/^You are on Free from /)).toHaveCount(0);
  await visiting.close();
});

test("staff read a bank's statement in, set aside what is none of theirs, and open it again", async ({ page }) => {
  const payer = `Stranger ${randomUUID().slice(0, 8)}`;
  const file = [
    ":20:STORY",
    ":25:37040044/0532013000",
    ":60F:C260401EUR0,00",
    `:61:2604020402C12,34NTRFNONREF//${randomUUID().slice(0, 12)}`,
    `:86:166?20Said by a story?32${payer}`,
    ":62F:C260402EUR12,34",
    "-",
  ].join("\r\n");
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto("/admin/invoices");
  await page.getByRole("link", { name: "Bank statements" }).click();
  await page.waitForURL("**/admin/invoices/statements");
  const upload = { name: "statement.sta", mimeType: "text/plain", buffer: Buffer.from(file) };
  await page.getByLabel("Statement", { exact: true }).setInputFiles(upload);
  await page.getByRole("button", { name: "Read it in", exact: true }).click();
  await expect(page.getByText("The statement is read: 1 new payments, 0 of them recorded.")).toBeVisible();
  const entry = page.getByRole("listitem").filter({ hasText: payer });
  await expect(entry).toContainText("Said by a story");
  await page.getByLabel("Statement", { exact: true }).setInputFiles(upload);
  await page.getByRole("button", { name: "Read it in", exact: true }).click();
  await expect(page.getByText("The statement is read: 0 new payments, 0 of them recorded.")).toBeVisible();
  await entry.getByRole("button", { name: "Set aside" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("Not for us");
  await dialog.getByRole("button", { name: "Set aside" }).click();
  await expect(entry).toHaveCount(0);
  await page.goto("/admin/invoices/statements?show=set_aside");
  await expect(entry).toContainText("Not for us");
  await entry.getByRole("button", { name: "Open again" }).click();
  await dialog.getByLabel("Reason").fill("It is ours after all");
  await dialog.getByRole("button", { name: "Open again" }).click();
  await page.waitForURL((url) => url.search === "");
  await expect(entry.getByRole("button", { name: "Set aside" })).toBeVisible();
});

test("managers are told which permission it needs, and support sees no money", async ({ page }) => {
  await signIn(page, "manager@harbor-dental.example");
  await page.goto("/portal/settings/billing");
  await expect(page.getByText("Your role does not allow this")).toBeVisible();
  await signIn(page, SUPPORT);
  await page.goto("/admin/invoices");
  await expect(page.getByText("Plans and revenue are not yours to see")).toBeVisible();
});
