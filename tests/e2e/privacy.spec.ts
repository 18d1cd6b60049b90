import { readFile } from "node:fs/promises";
import { expect, signInByForm, test } from "./story.ts";

// Nobody else's story is about them.
const PERSON = "manager@summit-outdoor.example";
const ONLY_ADMIN = "admin@verde-kitchen.example";

test("somebody gets a copy of their data", async ({ page }) => {
  await signInByForm(page, PERSON);
  await page.goto("/account/privacy");
  await expect(page.getByRole("heading", { name: "What is kept of you" })).toBeVisible();
  await expect(page.getByText("Your place in portals")).toBeVisible();
  await page.getByRole("button", { name: "Ask for a copy" }).click();
  await expect(page.getByText("A copy is being made.").first()).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("link", { name: "Download" })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download" }).click()]);
  expect(download.suggestedFilename()).toMatch(/^my-data-.*\.zip$/);
  expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe("PK");
});

test("somebody asks to be erased, and calls it off", async ({ page }) => {
  await signInByForm(page, PERSON);
  await page.goto("/account/privacy");
  await page.getByRole("button", { name: "Erase my account" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/cannot be undone/)).toBeVisible();
  await dialog.getByLabel(/^Type/).fill("another@address.example");
  await dialog.getByRole("button", { name: "Erase my account" }).click();
  await expect(dialog.getByText("Type your address to confirm.")).toBeVisible();
  await dialog.getByLabel(/^Type/).fill(PERSON);
  await dialog.getByRole("button", { name: "Erase my account" }).click();
  await expect(page.getByRole("heading", { name: "Your account will be erased" })).toBeVisible();
  await page.getByRole("button", { name: "Call it off" }).click();
  await expect(page.getByRole("heading", { name: "Erase your account" })).toBeVisible();
});

test("the only administrator is told to hand over first", async ({ page }) => {
  await signInByForm(page, ONLY_ADMIN);
  await page.goto("/account/privacy");
  await expect(page.getByText("You have to hand over first")).toBeVisible();
  await expect(page.getByRole("button", { name: "Erase my account" })).toHaveCount(0);
});
