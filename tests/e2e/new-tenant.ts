import type { Page } from "@playwright/test";
import { newId } from "#lib/platform/crypto";

/** Keeps the first step of a new tenant, and stands at the second. @returns the address of the draft */
export async function beginTenant(page: Page, name: string, slug = `story-${newId().slice(-12)}`): Promise<string> {
  await page.goto("/admin/tenants/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Address").fill(slug);
  await page.getByRole("button", { name: "Next" }).click();
  await page.waitForURL("**/plan");
  return new URL(page.url()).pathname.replace(/\/plan$/, "");
}

/** From the second step to the last, with nobody invited, and creates it. */
export async function finishTenant(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Next" }).click();
  await page.waitForURL("**/place");
  await page.getByRole("button", { name: "Next" }).click();
  await page.waitForURL("**/people");
  await page.getByLabel("Nobody yet").check();
  await page.getByRole("button", { name: "Next" }).click();
  await page.waitForURL("**/review");
  await page.getByRole("button", { name: "Create tenant" }).click();
}
