import type { Page } from "@playwright/test";
import { newId } from "#lib/platform/crypto";

/** Creates a flag through the form, as staff do. @returns the address of its page */
export async function createFlag(page: Page, word: string): Promise<string> {
  const key = `story.${word}_${newId().slice(-12)}`;
  await page.goto("/admin/flags/new");
  await page.getByLabel("Key").fill(key);
  await page.getByLabel("Name").fill(`Story of ${word}`);
  await page.getByRole("button", { name: "Create flag" }).click();
  await page.waitForURL(`**/admin/flags/${key}`);
  return `/admin/flags/${key}`;
}
