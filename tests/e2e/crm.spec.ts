import { randomUUID } from "node:crypto";
import { expect, signIn, test } from "./story.ts";

const MANAGER = "manager@harbor-dental.example";

test("a lead is written down, spoken to, becomes a deal and is won; the lead follows, and figures say so", async ({ page }) => {
  const mark = randomUUID().slice(0, 6);
  const company = `Engine ${mark}`;
  await signIn(page, MANAGER);
  await page.goto("/portal/leads/new");
  await page.getByLabel("First name").fill("Ada");
  await page.getByLabel("Last name").fill(`Lovelace ${mark}`);
  await page.getByLabel("E-mail").fill(`ada-${mark}@engine.example`);
  await page.getByLabel("Company", { exact: false }).first().fill(company);
  await page.getByLabel("Budget", { exact: false }).first().fill("1.250");
  await page.getByRole("button", { name: "Add" }).click();
  // It could be one and a quarter, or twelve hundred and fifty: it is said at the field, and nothing typed is lost.
  await expect(page.getByText("This can be read as two amounts. Leave out the sign between thousands.").first()).toBeVisible();
  await expect(page.getByLabel("First name")).toHaveValue("Ada");
  await page.getByLabel("Budget", { exact: false }).first().fill("1.250,50");
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Ada Lovelace ${mark}` })).toBeVisible();
  await expect(page.getByText("New lead", { exact: true }).first()).toBeVisible();

  await page.getByRole("button", { name: "Write down" }).click();
  const log = page.getByRole("dialog", { name: "What was done" });
  await log.getByLabel("In a few words").fill("First call");
  await log.getByLabel("Who began it").selectOption("out");
  await log.getByRole("button", { name: "Write down" }).click();
  await expect(page.getByRole("list", { name: "What was done" }).getByText("First call")).toBeVisible();
  await expect(page.getByText("Contacted", { exact: true }).first()).toBeVisible();

  await page.getByRole("button", { name: "Add task" }).click();
  const task = page.getByRole("dialog", { name: "What is to be done" });
  await task.getByLabel("In a few words").fill(`Send the offer ${mark}`);
  await task.getByLabel("Due").fill("1/5/2026 10:00 AM");
  await task.getByRole("button", { name: "Add task" }).click();
  await expect(page.getByRole("list", { name: "What was done" }).getByText(`Send the offer ${mark}`)).toBeVisible();

  await page.getByRole("button", { name: "Make a deal" }).click();
  const convert = page.getByRole("dialog", { name: "Make a deal" });
  await expect(convert.getByLabel("Name of the deal")).toHaveValue(company);
  await expect(convert.getByLabel("Amount")).toHaveValue("1250.50");
  await convert.getByRole("button", { name: "Make a deal" }).click();
  await expect(page).toHaveURL(/\/portal\/deals\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1, name: company })).toBeVisible();
  await expect(page.getByRole("list", { name: "What was done" }).getByText("First call")).toBeVisible();

  // On the board, by keyboard alone: picked up, to the next stage, put down.
  await page.goto("/portal/deals");
  const board = page.getByRole("region", { name: "Deals by stage", exact: true });
  await board.getByRole("button", { name: `Move ${company}`, exact: true }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  const kept = page.waitForResponse((response) => response.url().endsWith("/move"));
  await page.keyboard.press("Space");
  expect((await kept).status()).toBe(200);
  await expect(board.getByRole("region", { name: /^Proposal/ }).getByRole("link", { name: company })).toBeVisible();
  await page.reload();
  await expect(board.getByRole("region", { name: /^Proposal/ }).getByRole("link", { name: company })).toBeVisible();

  await board.getByRole("link", { name: company }).click();
  await page.getByRole("button", { name: "Move", exact: true }).click();
  const move = page.getByRole("dialog", { name: "Move" });
  await move.getByLabel("To the stage").selectOption("closed_won");
  await move.getByRole("button", { name: "Move" }).click();
  await expect(page.getByText("Won", { exact: true }).first()).toBeVisible();
  await page
    .getByRole("link", { name: `Ada Lovelace ${mark}` })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: `Ada Lovelace ${mark}` })).toBeVisible();
  await expect(page).toHaveURL(/\/portal\/(contacts|leads)\//);
  await page.goto(`/portal/leads?search=${mark}`);
  await expect(page.getByRole("row", { name: new RegExp(`Lovelace ${mark}`) })).toContainText("Customer");

  await page.goto("/portal/tasks");
  const row = page.getByRole("row", { name: new RegExp(`Send the offer ${mark}`) });
  await expect(row).toContainText("Late");
  await row.getByRole("button", { name: `Done: Send the offer ${mark}` }).click();
  await expect(page.getByRole("row", { name: new RegExp(`Send the offer ${mark}`) })).toHaveCount(0);

  await page.goto("/portal/deals/figures");
  await expect(page.getByText("Win rate").first()).toBeVisible();
  await page.goto(`/portal/companies?search=${encodeURIComponent(company)}`);
  await expect(page.getByRole("row", { name: new RegExp(company) })).toBeVisible();
});

test("the lists of leads that are often asked for say which one is shown", async ({ page }) => {
  await signIn(page, MANAGER);
  await page.goto("/portal/leads");
  const lists = page.getByRole("navigation", { name: "Which leads" });
  for (const [name, address] of [
    ["Mine to work", /owner=me/],
    ["To follow up", /followUpTo=\d{4}-\d\d-\d\d.*sort=followUp/],
    ["All leads", /\/portal\/leads/],
  ] as const) {
    await lists.getByRole("link", { name }).click();
    await expect(page).toHaveURL(address);
    await expect(lists.getByRole("link", { name })).toHaveAttribute("aria-current", "page");
    await expect(lists.locator("[aria-current]")).toHaveCount(1);
  }
});

test("a viewer sees leads and deals and is offered nothing to change", async ({ page }) => {
  await signIn(page, "viewer@harbor-dental.example");
  await page.goto("/portal/leads");
  await expect(page.getByRole("heading", { level: 1, name: "Leads" })).toBeVisible();
  await expect(page.getByRole("link", { name: "New lead" })).toHaveCount(0);
  await page.goto("/portal/leads/new");
  await expect(page.getByText("Create leads").first()).toBeVisible();
  await page.goto("/portal/deals");
  await expect(page.getByRole("link", { name: "New deal" })).toHaveCount(0);
});
