import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, PORTAL_URL, signIn, test } from "./story.ts";

const MANAGER = "manager@harbor-dental.example";

test.describe("a report", () => {
  // A link that was taken back is told so with a status of its own.
  test.use({ allowComplaints: [/status of 404/] });

  test("is begun from a template, gets a block by keyboard, is taken along, shared with a password, taken back, and sent by mail", async ({
    page,
    browser,
    watch,
  }) => {
    const mark = randomUUID().slice(0, 6);
    const name = `Overview ${mark}`;
    await signIn(page, MANAGER);
    await page.goto("/portal/reports");
    await page.getByRole("link", { name: "New report" }).first().click();
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByRole("radio", { name: /^Monthly overview/ }).check();
    await page.getByRole("button", { name: "Begin the report" }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(page.getByRole("region", { name: "Key figures" }).getByText("Spend", { exact: true })).toBeVisible();
    await expect(page.getByRole("table", { name: "By channel" })).toBeVisible();

    await page.getByRole("link", { name: "Edit", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: `Edit “${name}”` })).toBeVisible();
    const blocks = page.getByRole("list", { name: "Blocks", exact: true }).locator("> li");
    await expect(blocks).toHaveCount(6);
    await page.getByRole("form", { name: "Add figures" }).getByLabel("Block").focus();
    await page.keyboard.type("Leads");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(blocks).toHaveCount(7);
    await expect(blocks.last()).toContainText("Leads and deals");
    await page.getByRole("button", { name: "Move “Leads and deals” up" }).focus();
    await page.keyboard.press("Enter");
    await expect(blocks.nth(5)).toContainText("Leads and deals");
    const words = page.getByRole("form", { name: "Add words" });
    await words.getByLabel("Kind").selectOption("text");
    await words.getByLabel("Words", { exact: true }).fill("A good month.");
    await words.getByRole("button", { name: "Add words" }).click();
    await expect(blocks).toHaveCount(8);

    await page.getByRole("link", { name: "Show the report" }).click();
    await expect(page.getByRole("region", { name: "Leads and deals" }).getByText("New leads", { exact: true })).toBeVisible();
    await expect(page.getByText("A good month.", { exact: true })).toBeVisible();
    const [csv] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Export as CSV" }).click()]);
    // The tenant is one of the demonstration.
    expect(csv.suggestedFilename()).toMatch(new RegExp(`^Demo – ${name} .*\\.csv$`));
    expect(await readFile((await csv.path()) ?? "", "utf8")).toMatch(/^block,kind,from,to,/);
    const [pdf] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Save as PDF" }).click()]);
    expect((await readFile((await pdf.path()) ?? "")).subarray(0, 5).toString()).toBe("%PDF-");
    await page.getByLabel("Your comment").fill("Please look at the budget.");
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await expect(page.getByRole("list", { name: "Comments" }).getByText("Please look at the budget.").first()).toBeVisible();

    await page.getByRole("link", { name: "Share and send" }).click();
    const client = `Client ${mark}`;
    const making = page.getByRole("form", { name: "New link" });
    await making.getByLabel("For whom").fill(client);
    await making.locator('input[name="password"]').fill("correct horse");
    await making.getByRole("button", { name: "Make the link" }).click();
    const link = (await page.getByRole("region", { name: "The new link" }).locator("code").textContent()) ?? "";
    expect(link).toMatch(/\/reports\/[\w-]{43}$/);

    const elsewhere = await browser.newContext({ javaScriptEnabled: false, baseURL: PORTAL_URL });
    watch(elsewhere);
    const visitor = await elsewhere.newPage();
    await visitor.goto(link);
    await expect(visitor.getByRole("heading", { name: "This report needs a password" })).toBeVisible();
    await visitor.getByLabel("Password").fill("wrong horse");
    await visitor.getByRole("button", { name: "Open the report" }).click();
    await expect(visitor.getByRole("alert")).toContainText("This is not the password.");
    await visitor.getByLabel("Password").fill("correct horse");
    await visitor.getByRole("button", { name: "Open the report" }).click();
    await expect(visitor.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(visitor.getByRole("heading", { name: "Key figures" })).toBeVisible();
    await expect(visitor.getByText("Please look at the budget.")).toHaveCount(0);
    const [shared] = await Promise.all([visitor.waitForEvent("download"), visitor.getByRole("button", { name: "Save as PDF" }).click()]);
    expect(shared.suggestedFilename()).toContain(name);

    await page.getByRole("button", { name: `Take back the link for ${client}` }).click();
    await expect(page.getByRole("row", { name: new RegExp(client) })).toContainText("Taken back");
    await visitor.goto(link);
    await expect(visitor.getByRole("heading", { name: "This link leads nowhere" })).toBeVisible();
    await elsewhere.close();

    const schedule = page.getByRole("form", { name: "New schedule" });
    await schedule.getByLabel("How often").selectOption("weekly");
    await schedule.getByLabel("Day of the week").selectOption("1");
    await schedule.getByLabel("Other addresses").fill(`client-${mark}@prospect.example`);
    await schedule.getByRole("button", { name: "Send it by mail" }).click();
    await expect(page.getByText("Every Monday at 08:00")).toBeVisible();
    await expect(page.getByText(`client-${mark}@prospect.example`).first()).toBeVisible();
    await page.getByRole("button", { name: "Stop: Every Monday at 08:00" }).click();
    await expect(page.getByRole("button", { name: "Go on: Every Monday at 08:00" })).toBeVisible();
  });
});
