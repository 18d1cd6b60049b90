import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, signIn, test } from "./story.ts";

const MANAGER = "manager@bizoholic.example";

const next = (page: Page) => page.getByRole("button", { name: "Next" }).click();
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 2, name });

/** Begins a campaign from a template that every portal has. @returns its address */
async function campaignFromTemplate(page: Page, name: string): Promise<string> {
  await page.goto("/portal/campaigns/new");
  await page.getByRole("button", { name: "Use Newsletter" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Newsletter");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await next(page);
  await expect(page.getByRole("checkbox", { name: "E-mail" })).toBeChecked();
  await next(page);
  await expect(heading(page, "Audience and goals")).toBeVisible();
  await next(page);
  await page.getByLabel(/^Where people land/).fill("https://shop.example/story");
  await next(page);
  await page.getByRole("button", { name: "Create campaign" }).click();
  await expect(page).toHaveURL(/\/campaigns\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname;
}

test("a manager begins from a template, keeps one of their own, makes a tagged link, and finds the campaign in the calendar", async ({ page }) => {
  const name = `Tools ${randomUUID().slice(0, 8)}`;
  await signIn(page, MANAGER);
  const address = await campaignFromTemplate(page, name);

  await page.getByRole("button", { name: "Save as template" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Keep template" }).click();
  await expect(page.getByText(`The template “${name}” is kept. New campaigns can begin from it.`).first()).toBeVisible();
  await page.goto("/portal/campaigns/new");
  await expect(page.getByRole("button", { name: `Use ${name}` })).toBeVisible();

  await page.goto(`${address}/links`);
  await page.getByLabel("Where it stands").fill("News Letter");
  await page.getByLabel("What kind it is").fill("email");
  await page.getByRole("button", { name: "Make the link" }).click();
  await expect(page.getByText("“News Letter” became “news-letter”").first()).toBeVisible();
  const link = page.getByRole("list", { name: "Tagged links" }).getByRole("listitem");
  await expect(link).toContainText("https://shop.example/story?utm_source=news-letter&utm_medium=email&utm_campaign=tools-");
  await expect(link).toContainText("no leads yet");
  await link.getByRole("button", { name: /^QR code of/ }).click();
  await expect(page.getByRole("dialog").getByRole("img", { name: /^QR code of/ })).toBeVisible();
  await page.keyboard.press("Escape");

  await page.goto("/portal/campaigns");
  await page.getByRole("main").getByRole("link", { name: "Timeline", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Timeline" })).toBeVisible();
  await page.getByRole("link", { name: "Month", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Calendar" })).toBeVisible();
  await page.getByRole("link", { name: "Earlier" }).click();
  await page.getByRole("navigation", { name: "Go to another time" }).getByRole("link", { name: "Today" }).click();
  await expect(page.locator('[aria-current="date"]')).toContainText("Today");
});

test("a test says nothing before it has what was planned, and then what it found", async ({ page }) => {
  const name = `Tested ${randomUUID().slice(0, 8)}`;
  await signIn(page, MANAGER);
  const address = await campaignFromTemplate(page, name);
  await page.goto(`${address}/tests`);
  await page.getByRole("link", { name: "New test" }).click();
  await page.getByLabel("Name of the test").fill("Subject line");
  await page.getByLabel("What you expect").fill("A question is opened more often.");
  await page.getByLabel("Variant A").fill("As now");
  await page.getByLabel("Variant B").fill("A question");
  await page.getByRole("spinbutton", { name: "Rate you expect without a change" }).fill("50");
  await page.getByRole("spinbutton", { name: "Least difference worth knowing" }).fill("25");
  await page.getByRole("spinbutton", { name: "Chance to find it" }).fill("90");
  await page.getByRole("button", { name: "Plan the test" }).click();
  await expect(page.getByRole("main")).toContainText("77 clicks");
  await page.getByRole("button", { name: "Start the test" }).click();
  await expect(page.getByText("Not enough data yet: 0 of 77 clicks for each variant.")).toBeVisible();

  const count = async (variant: string, clicks: string, conversions: string) => {
    const form = page.getByRole("form", { name: "Enter a day" });
    await form.getByLabel("Variant").selectOption(variant);
    await form.getByRole("spinbutton", { name: "clicks" }).fill(clicks);
    await form.getByRole("spinbutton", { name: "conversions" }).fill(conversions);
    await form.getByRole("button", { name: "Keep" }).click();
    await expect(page.getByRole("table", { name: "Days" }).locator("tbody tr").filter({ hasText: variant })).toContainText(clicks);
  };
  await count("A: As now", "80", "40");
  await expect(page.getByText("Not enough data yet: 0 of 77 clicks for each variant.")).toBeVisible();
  await count("B: A question", "81", "70");
  await expect(page.getByText("“A question” is better than “As now”")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Two-proportion z-test with pooled variance, two-sided");

  await page.getByRole("button", { name: "Stop the test" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stop the test" }).click();
  await page.getByLabel("Go on with").selectOption("B: A question");
  await page.getByLabel("Why").fill("It is better.");
  await page.getByRole("button", { name: "Decide" }).click();
  await expect(page.getByRole("main").getByText("Decided", { exact: true })).toBeVisible();
  await expect(page.getByRole("table", { name: "Variants" }).locator("tbody tr").filter({ hasText: "chosen" })).toContainText("A question");
});
