import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { expect, mailedLink, openCompany, PORTAL_URL, test } from "./story.ts";

const PASSWORD = "Quiet-harbour-71-lantern";

/** A company on its way: its agency's person in one browser, its client in another. */
interface Company {
  mark: string;
  owner: Page;
  client: Page;
  /** Addresses of the API that are only its own. */
  own: string[];
}

test("a creative is approved, figures come in, a lead becomes a deal that is won, and the client hears of it at once; two companies at the same time never meet", async ({
  browser,
  watch,
}) => {
  test.setTimeout(300_000);
  const open: BrowserContext[] = [];
  const newPage = async () => {
    const context = await browser.newContext({ baseURL: PORTAL_URL });
    watch(context);
    open.push(context);
    return context.newPage();
  };
  try {
    const companies = await Promise.all([1, 2].map(async () => begin(await newPage(), await newPage())));
    await Promise.all(companies.map((company) => wholeWay(company, browser, watch)));
    const [first, second] = companies as [Company, Company];
    await expectWall(first, second);
    await expectWall(second, first);
  } finally {
    for (const context of open) await context.close();
  }
});

/** A company registers and invites its client, who joins. */
async function begin(owner: Page, client: Page): Promise<Company> {
  const mark = randomUUID().slice(0, 8);
  await openCompany(owner, { company: `Way ${mark}`, name: `Orla ${mark}`, email: `orla-${mark}@way.example`, password: PASSWORD });
  await owner.goto("/portal/team/invite");
  const email = `cleo-${mark}@way.example`;
  await owner.getByLabel("E-mail addresses").fill(email);
  await owner.getByLabel("Role", { exact: true }).selectOption("Manager");
  await owner.getByRole("button", { name: "Send invitations" }).click();
  await expect(owner.getByRole("list", { name: "Open invitations" })).toContainText(email);
  await client.goto(await mailedLink(email, "invite"));
  await client.getByLabel("Your name").fill(`Cleo ${mark}`);
  await client.getByLabel("Password").fill(PASSWORD);
  await client.getByRole("button", { name: "Accept and open the portal" }).click();
  await expect(client).toHaveURL(/\/portal$/);
  return { mark, owner, client, own: [] };
}

async function wholeWay(company: Company, browser: Browser, watch: (context: BrowserContext) => void): Promise<void> {
  const campaign = await planCampaign(company);
  await approveCreative(company, campaign);
  await bringFigures(company);
  await sendForm(company, browser, watch);
  await winDeal(company);
}

/** @returns the campaign's address */
async function planCampaign({ mark, owner, own }: Company): Promise<string> {
  const next = () => owner.getByRole("button", { name: "Next" }).click();
  const heading = (name: string) => owner.getByRole("heading", { level: 2, name });
  await owner.goto("/portal/campaigns");
  await owner.getByRole("link", { name: "New campaign" }).first().click();
  await owner.getByLabel("Name", { exact: true }).fill(`Spring ${mark}`);
  await owner.getByLabel("What it is for").selectOption("Sales");
  await next();
  await expect(heading("Budget and channels")).toBeVisible();
  await owner.getByLabel(/^Budget in/).fill("1000");
  await owner.getByRole("checkbox", { name: "Google Ads" }).check();
  await next();
  await expect(heading("Audience and goals")).toBeVisible();
  await next();
  await expect(heading("Links")).toBeVisible();
  await owner.getByLabel(/^Where people land/).fill("https://shop.example/spring");
  await next();
  await owner.getByRole("button", { name: "Create campaign" }).click();
  await expect(owner).toHaveURL(/\/portal\/campaigns\/[0-9a-f-]{36}$/);
  const path = new URL(owner.url()).pathname;
  own.push(`/api/v1/campaigns/${path.split("/").at(-1)}`);
  return path;
}

async function approveCreative({ mark, owner, client, own }: Company, campaign: string): Promise<void> {
  await owner.goto(`${campaign}/creatives`);
  await owner.getByLabel("Name of the creative").fill(`Banner ${mark}`);
  await owner.getByLabel("Text", { exact: false }).first().fill("Spring is here.");
  const picture = await owner.screenshot({ clip: { x: 0, y: 0, width: 320, height: 180 } });
  await owner.getByLabel("Picture", { exact: false }).setInputFiles({ name: "banner.png", mimeType: "image/png", buffer: picture });
  await owner.getByRole("button", { name: "Add creative" }).click();
  await expect(owner).toHaveURL(/\/creatives\/[0-9a-f-]{36}$/);
  const page = new URL(owner.url()).pathname;
  own.push(`/api/v1${page.replace("/portal", "")}`);
  await owner.getByRole("button", { name: "Submit for approval" }).click();
  await expect(owner.getByText("Waiting for approval").first()).toBeVisible();

  await client.goto(page);
  await client.getByRole("img", { name: `Banner ${mark}` }).click({ position: { x: 160, y: 45 } });
  await expect(client.getByLabel("From the left, in percent")).toHaveValue("50");
  await client.getByLabel("Your comment").fill("A little more room here.");
  await client.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(client.getByRole("link", { name: /Comment 1: A little more room here/ })).toBeVisible();
  await client.getByRole("button", { name: "Approve" }).click();
  await expect(client.getByText("Approved").first()).toBeVisible();
  await client.goto("/portal");

  await owner.goto(campaign);
  await owner.getByRole("button", { name: "Launch now" }).click();
  await owner.getByRole("dialog").getByRole("button", { name: "Launch now" }).click();
  await expect(owner.getByRole("main").getByText("Active", { exact: true })).toBeVisible();
}

async function bringFigures({ mark, owner, client, own }: Company): Promise<void> {
  const day = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
  const csv = [
    "Campaign report",
    "Day,Campaign,Currency code,Cost,Impr.,Clicks,Conversions,Conv. value",
    `${day},Spring ${mark},USD,"1,234.56","10,000",500,12.00,"2,469.12"`,
    'Total: Account,--,USD,"1,234.56","10,000",500,12.00,"2,469.12"',
  ].join("\n");
  await owner.goto("/portal/imports/new");
  await owner.getByLabel("File with figures").setInputFiles({ name: `google-${mark}.csv`, mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expect(owner).toHaveURL(/\/portal\/imports\/[0-9a-f-]{36}$/);
  own.push(`/api/v1/figures/imports/${owner.url().split("/").at(-1)}`);
  await owner.getByRole("button", { name: "Import the file" }).click();
  await expect(owner.getByText("Imported", { exact: true })).toBeVisible({ timeout: 60_000 });

  // The client sees them, and takes the same ones along.
  await client.goto("/portal");
  await expect(client.getByRole("main")).toContainText("$1,234.56");
  await client.goto(`/portal/figures?from=${day}&to=${day}&grain=day&by=campaign,channel`);
  const table = client.getByRole("table", { name: "Figures" });
  await expect(table.locator("tbody tr")).toHaveCount(1);
  await expect(table).toContainText("$1,234.56");
  await expect(table).toContainText("$2,469.12");
  const exporting = client.waitForEvent("download");
  await client.getByRole("link", { name: "Export as CSV" }).click();
  const exported = await readFile((await (await exporting).path()) ?? "", "utf8");
  expect(exported.trim().split("\r\n")).toHaveLength(2);
  expect(exported).toContain("1234.56");
  expect(exported).toContain("2469.12");
}

async function sendForm({ mark, owner, own }: Company, browser: Browser, watch: (context: BrowserContext) => void): Promise<void> {
  await owner.goto("/portal/leads/assignment");
  const rule = owner.getByRole("form", { name: "New rule" });
  await rule.getByLabel("Name", { exact: true }).fill("Everybody in turn");
  await rule.getByLabel(`Cleo ${mark}`).check();
  await rule.getByRole("button", { name: "Add rule" }).click();
  await expect(owner.getByText("1. Everybody in turn")).toBeVisible();

  await owner.goto("/portal/forms/new");
  await owner.getByLabel("Name", { exact: true }).fill(`Contact ${mark}`);
  await owner.getByLabel("Title").fill("Write to us");
  await owner.getByRole("spinbutton", { name: "Least time to fill it in" }).fill("0");
  await owner.getByRole("button", { name: "Make form" }).click();
  await expect(owner.getByRole("heading", { level: 1, name: `Contact ${mark}` })).toBeVisible();
  const script =
    (await owner
      .getByText(/data-bizosaas-form="/)
      .first()
      .textContent()) ?? "";
  const key = /data-bizosaas-form="([\w-]{16})"/.exec(script)?.[1] ?? "";

  const elsewhere = await browser.newContext({ baseURL: PORTAL_URL });
  watch(elsewhere);
  try {
    const visitor = await elsewhere.newPage();
    await visitor.goto(`/f/${key}?utm_source=google&utm_campaign=spring`);
    await visitor.getByLabel("First name").fill("Vera");
    await visitor.getByLabel("Last name").fill(mark);
    await visitor.getByLabel("Mail address").fill(`vera-${mark}@prospect.example`);
    await visitor.getByLabel("Company").fill(`Prospect ${mark}`);
    await visitor.getByLabel("I agree that my details").check();
    await visitor.getByRole("button", { name: "Send" }).click();
    await expect(visitor.getByText("Thank you. We have received your words")).toBeVisible();
  } finally {
    await elsewhere.close();
  }

  const row = owner.getByRole("row", { name: new RegExp(`Vera ${mark}`) });
  await expect(async () => {
    await owner.goto(`/portal/leads?search=${mark}`);
    await expect(row).toContainText(`Cleo ${mark}`, { timeout: 1_000 });
  }).toPass();
  const lead = (await row.getByRole("link").first().getAttribute("href"))?.split("/").at(-1) ?? "";
  own.push(`/api/v1/leads/${lead}`);
  await expect(async () => {
    const answer = await owner.request.get(`/api/v1/crm/leads/${lead}/score`);
    expect(((await answer.json()) as { score: unknown }).score).not.toBeNull();
  }).toPass();
}

async function winDeal({ mark, owner, client, own }: Company): Promise<void> {
  await client.goto("/portal");
  await expect(client.getByText("Live", { exact: true })).toBeVisible();

  await owner.goto(`/portal/leads?search=${mark}`);
  await owner
    .getByRole("row", { name: new RegExp(`Vera ${mark}`) })
    .getByRole("link")
    .first()
    .click();
  await owner.getByRole("button", { name: "Make a deal" }).click();
  const convert = owner.getByRole("dialog", { name: "Make a deal" });
  await convert.getByLabel("Amount").fill("60000");
  await convert.getByRole("button", { name: "Make a deal" }).click();
  await expect(owner).toHaveURL(/\/portal\/deals\/[0-9a-f-]{36}$/);
  own.push(`/api/v1/deals/${owner.url().split("/").at(-1)}`);
  await owner.getByRole("button", { name: "Move", exact: true }).click();
  const move = owner.getByRole("dialog", { name: "Move" });
  await move.getByLabel("To the stage").selectOption("closed_won");
  await move.getByRole("button", { name: "Move" }).click();
  await expect(owner.getByText("Won", { exact: true }).first()).toBeVisible();

  // Nobody touched the client's page.
  await expect(client.getByText(/Unlocked: Rainmaker\. 500 points/)).toBeVisible({ timeout: 30_000 });
  await client.goto("/portal/achievements?state=earned");
  await expect(client.getByText("Rainmaker").first()).toBeVisible();
}

/** Nothing of one company is met by the other: not in its lists, not by its name, not by its address. */
async function expectWall({ owner }: Company, other: Company): Promise<void> {
  for (const path of other.own) expect((await owner.request.get(path)).status(), path).toBe(404);
  for (const path of [
    "/portal",
    "/portal/campaigns",
    "/portal/imports",
    "/portal/leads",
    "/portal/deals/list",
    "/portal/contacts",
    "/portal/companies",
    "/portal/forms",
    "/portal/team",
    "/portal/audit",
  ]) {
    await owner.goto(path);
    await expect(owner.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await owner.content(), path).not.toContain(other.mark);
  }
  const found = await owner.request.get(`/api/v1/search?q=${other.mark}`);
  expect(await found.text()).not.toContain(`Way ${other.mark}`);
}
