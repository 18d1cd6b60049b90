import { newId } from "#lib/platform/crypto";
import { DEMO_PASSWORD } from "../support/installation.ts";
import { signInClient } from "../support/portal.ts";
import { openByKeyboard, pressOn, typeInto } from "./keyboard.ts";
import { expect, PORTAL_URL, SUPER_ADMIN, signInByCookie, test } from "./story.ts";

/** A tenant that nobody else looks at. @returns where its page is */
async function newTenant(name: string): Promise<string> {
  const api = await signInClient(PORTAL_URL, SUPER_ADMIN, DEMO_PASSWORD);
  const made = await api.request("POST", "/api/v1/tenants", {
    json: { name, slug: `undone-${newId().slice(-12)}`, planKey: "free" },
    headers: { "idempotency-key": newId() },
  });
  const { id } = (await made.json()) as { id: string };
  return `/admin/tenants/${id}`;
}

test("a tenant that was suspended by a slip is open again by one press, and is not asked for twice", async ({ page }) => {
  const path = await newTenant("Undone Slip");
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto(path);
  await page.getByRole("button", { name: "Suspend" }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("The wrong one");
  await page.getByRole("dialog").getByRole("button", { name: "Suspend tenant" }).click();
  await expect(page.getByText("This tenant is suspended")).toBeVisible();
  await expect(page.getByText("Undone Slip is suspended. Its people are locked out.")).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByText("Undone.", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo", exact: true })).toHaveCount(0);
  await expect(page.getByText("This tenant is suspended")).toBeHidden();
  await expect(page.getByRole("listitem").filter({ hasText: "Tenant reactivated" }).first()).toBeVisible();
});

test("by keyboard alone: a changed name is taken back by the shortcut, and once more by the button", async ({ page }) => {
  const path = await newTenant("Undone Keys");
  await signInByCookie(page, SUPER_ADMIN);
  const title = (name: string) => page.getByRole("heading", { level: 1, name, exact: true });
  const rename = async () => {
    await openByKeyboard(page, `${path}/edit`);
    await typeInto(page, /^Name/, "Typed wrongly");
    await pressOn(page, "Save");
    await expect(title("Typed wrongly")).toBeVisible();
    await expect(page.getByText("The changes are saved.")).toBeVisible();
  };
  await rename();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(title("Undone Keys")).toBeVisible();
  await expect(page.getByText("Undone.", { exact: true })).toBeVisible();

  await rename();
  await pressOn(page, "Undo");
  await expect(title("Undone Keys")).toBeVisible();
  // The button is gone, and whoever stood on it is not lost.
  await expect(page.getByRole("button", { name: "Dismiss" })).toBeFocused();
});
