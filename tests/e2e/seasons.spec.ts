import { randomUUID } from "node:crypto";
import { inDatabase } from "./in-database.ts";
import { expect, SUPER_ADMIN, SUPPORT, signIn, test } from "./story.ts";

const CLIENT = "member@verde-kitchen.example";
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test("an operator plans a season, the people of a tenant see what it brings, and when it is cancelled it is gone from there", async ({
  page,
  browser,
}) => {
  const name = `Story ${randomUUID().slice(0, 8)}`;
  try {
    await signIn(page, SUPER_ADMIN);
    await page.goto("/admin/seasons");
    const form = page.getByRole("form", { name: "Plan a season" });
    await form.getByLabel("Name").fill(name);
    await form.getByLabel("First day", { exact: true }).fill(dayFromNow(700));
    await form.getByLabel("Last day", { exact: true }).fill(dayFromNow(690));
    await form.getByRole("spinbutton", { name: "Points for rank 1" }).fill("500");
    await form.getByRole("spinbutton", { name: "Points for rank 3" }).fill("100");
    await form.getByRole("button", { name: "Plan season" }).click();
    // Nothing that was typed is lost by a mistake.
    await expect(form.getByRole("link", { name: "The last day comes after the first." })).toBeVisible();
    await expect(form.getByRole("spinbutton", { name: "Points for rank 1" })).toHaveValue("500");
    await form.getByLabel("Last day", { exact: true }).fill(dayFromNow(720));
    await form.getByRole("button", { name: "Plan season" }).click();
    const row = page.getByRole("table", { name: "Seasons" }).getByRole("row", { name });
    await expect(row).toContainText("Planned");
    await expect(row).toContainText("Rank 1: 500 · Up to rank 3: 100");

    const theirs = await browser.newPage();
    await signIn(theirs, CLIENT);
    await theirs.goto("/portal/seasons");
    await expect(theirs.getByRole("heading", { name })).toBeVisible();
    await expect(theirs.getByText("Rank 1: 500 · Up to rank 3: 100").first()).toBeVisible();

    await row.getByRole("button", { name: "Cancel season" }).click();
    const dialog = page.getByRole("dialog", { name: `Cancel “${name}”?` });
    await expect(dialog).toContainText("Nobody gets a reward for it");
    await dialog.getByRole("button", { name: "Cancel season" }).click();
    await expect(row).toContainText("Cancelled");
    await theirs.reload();
    await expect(theirs.getByRole("heading", { name: "Seasons" })).toBeVisible();
    await expect(theirs.getByRole("heading", { name })).toHaveCount(0);
    await theirs.close();
  } finally {
    // Seasons are never removed; a cancelled one keeps its days from nobody.
    await inDatabase("UPDATE season SET cancelled_at = coalesce(cancelled_at, now()) WHERE name = $1", [name]);
  }
});

test("support is told which permission seasons need", async ({ page }) => {
  await signIn(page, SUPPORT);
  await page.goto("/admin/seasons");
  await expect(page.getByText("Your role does not allow this")).toBeVisible();
});
