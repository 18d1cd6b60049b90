import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { expect, signIn, test } from "./story.ts";

const MANAGER = "manager@bizoholic.example";
const CLIENT = "admin@bizoholic.example";

/** Presses what has the focus of somebody without a pointer. */
async function press(button: Locator): Promise<void> {
  await button.focus();
  await button.press("Enter");
}

async function newCampaign(page: Page, name: string): Promise<string> {
  await page.goto("/portal/campaigns/new");
  await page.getByRole("button", { name: "Use Newsletter" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Newsletter");
  await page.getByLabel("Name", { exact: true }).fill(name);
  for (let step = 0; step < 4; step += 1) {
    const before = page.url();
    await page.getByRole("button", { name: "Next" }).click();
    await expect(page).not.toHaveURL(before);
  }
  await page.getByRole("button", { name: "Create campaign" }).click();
  await expect(page).toHaveURL(/\/campaigns\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname;
}

const pictureOf = async (page: Page) => ({
  name: "banner.png",
  mimeType: "image/png",
  buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 180 } }),
});

test("a manager shows a picture, the client pins a comment by keyboard and asks for changes, and approves the next version", async ({
  page,
  browser,
  watch,
  baseURL,
}) => {
  const mark = randomUUID().slice(0, 8);
  await signIn(page, MANAGER);
  const campaign = await newCampaign(page, `Creative ${mark}`);
  await page.goto(`${campaign}/creatives`);
  await page.getByLabel("Name of the creative").fill(`Banner ${mark}`);
  await page.getByLabel(/^Picture/).setInputFiles(await pictureOf(page));
  await press(page.getByRole("button", { name: "Add creative" }));
  await expect(page).toHaveURL(/\/creatives\/[0-9a-f-]{36}$/);
  const address = new URL(page.url()).pathname;
  await press(page.getByRole("button", { name: "Submit for approval" }));
  await expect(page.getByText("Waiting for approval").first()).toBeVisible();

  const context = await browser.newContext({ baseURL });
  watch(context);
  const client = await context.newPage();
  await signIn(client, CLIENT);
  await client.goto("/portal");
  await expect(client.getByRole("list", { name: "The next to approve" })).toBeVisible();
  await client.goto(address);
  await client.getByLabel("Your comment").fill("A little more room here.");
  await client.getByLabel("From the left, in percent").fill("25");
  await client.getByLabel("From the top, in percent").fill("50");
  await press(client.getByRole("button", { name: "Comment", exact: true }));
  await expect(client.getByRole("link", { name: /Comment 1: A little more room here/ })).toBeVisible();
  await press(client.getByRole("button", { name: "Ask for changes" }));
  const dialog = client.getByRole("dialog");
  await dialog.getByLabel("What is to change").fill("Larger type.");
  await press(dialog.getByRole("button", { name: "Ask for changes" }));
  await expect(client.getByText("Changes asked for").first()).toBeVisible();

  await page.goto(address);
  await expect(page.getByRole("list", { name: "Comments" })).toContainText("Larger type.");
  await page.getByLabel(/^Text/).fill("Now larger.");
  await page.getByLabel(/^Picture/).setInputFiles(await pictureOf(page));
  await press(page.getByRole("button", { name: "Add a version" }));
  await expect(page.getByRole("list", { name: "Versions" }).getByRole("listitem")).toHaveCount(2);
  await press(page.getByRole("button", { name: "Submit for approval" }));
  await expect(page.getByText("Waiting for approval").first()).toBeVisible();

  await client.goto(address);
  await press(client.getByRole("button", { name: "Approve" }));
  await expect(client.getByText("Approved", { exact: true }).first()).toBeVisible();
  await context.close();
});

test("a picture is sent without script", async ({ page, browser, watch, baseURL }) => {
  const mark = randomUUID().slice(0, 8);
  await signIn(page, MANAGER);
  const campaign = await newCampaign(page, `Plain ${mark}`);
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false, storageState: await page.context().storageState() });
  watch(context);
  const plain = await context.newPage();
  await plain.goto(`${campaign}/creatives`);
  await plain.getByLabel("Name of the creative").fill(`Banner ${mark}`);
  await plain.getByRole("button", { name: "Add creative" }).click();
  await expect(plain.getByLabel("Name of the creative")).toHaveValue(`Banner ${mark}`);
  await expect(plain.getByText("Write something, or choose a picture.").first()).toBeVisible();
  await plain.getByLabel(/^Picture/).setInputFiles(await pictureOf(page));
  await plain.getByRole("button", { name: "Add creative" }).click();
  await expect(plain).toHaveURL(/\/creatives\/[0-9a-f-]{36}$/);
  await expect(plain.getByRole("img", { name: `Banner ${mark}` })).toBeVisible();
  await context.close();
});
