import { DEMO_PASSWORD } from "../support/installation.ts";
import { signInClient } from "../support/portal.ts";
import { expect, PORTAL_URL, SUPER_ADMIN, signInByCookie, test } from "./story.ts";

/** A tenant that has not paid, for one story alone. */
async function unpaidTenant(slug: string, name: string): Promise<void> {
  const api = await signInClient(PORTAL_URL, SUPER_ADMIN, DEMO_PASSWORD);
  const made = await api.request("POST", "/api/v1/tenants", {
    json: { name, slug, planKey: "starter" },
    headers: { "idempotency-key": `dunning-${slug}` },
  });
  const { id } = (await made.json()) as { id: string };
  for (const standing of ["active", "past_due"]) {
    const set = await api.request("POST", `/api/v1/tenants/${id}/standing`, {
      json: { standing },
      headers: { "idempotency-key": `dunning-${slug}-${standing}` },
    });
    expect(set.status).toBe(200);
  }
}

test("an unpaid bill is paused, gone on with and paid", async ({ page }) => {
  await unpaidTenant("unpaid-pastry", "Unpaid Pastry");
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto("/admin/plans");
  await page.getByRole("link", { name: "Unpaid bills" }).click();
  await page.getByRole("link", { name: "Unpaid Pastry" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Unpaid Pastry" })).toBeVisible();
  await expect(page.getByText("$97.00")).toBeVisible();

  await page.getByRole("button", { name: "Pause" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Pause" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Say why.");
  await dialog.getByLabel("Reason").fill("They asked for a week");
  await dialog.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("Paused until somebody goes on")).toBeVisible();

  await page.getByRole("button", { name: "Go on" }).click();
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("list", { name: "What happened" })).toContainText("Taken up again");

  await page.getByRole("button", { name: "Record the payment" }).click();
  await dialog.getByRole("button", { name: "Record the payment" }).click();
  await expect(page.getByText("The payment is recorded. The case is closed.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Pause" })).toHaveCount(0);
});

test("by keyboard alone the steps are changed, and what cannot be is told at its field", async ({ page }) => {
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto("/admin/plans/dunning/policy");
  const day = page.getByRole("group", { name: "Step 2" }).getByRole("spinbutton");
  await day.focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("0");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Enter a later day than the step before has.");
  await day.focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("8");
  await page.keyboard.press("Enter");
  // Told where a screen reader hears it, with the way back: the story leaves the steps as it found them.
  await expect(page.locator("[aria-live=polite]").filter({ hasText: "The steps are saved." })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Undone.")).toBeVisible();
  await page.reload();
  await expect(day).toHaveValue("7");
});
