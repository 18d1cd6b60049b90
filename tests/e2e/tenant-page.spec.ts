import type { Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../support/installation.ts";
import { signInClient } from "../support/portal.ts";
import { expect, PORTAL_URL, SUPER_ADMIN, SUPPORT, signInByCookie, test } from "./story.ts";

/** A new tenant for one story alone. @returns the path of its page */
async function newTenant(slug: string, name: string): Promise<string> {
  const api = await signInClient(PORTAL_URL, SUPER_ADMIN, DEMO_PASSWORD);
  const made = await api.request("POST", "/api/v1/tenants", {
    json: { name, slug, planKey: "starter" },
    headers: { "idempotency-key": `page-${slug}` },
  });
  const { id } = (await made.json()) as { id: string };
  return `/admin/tenants/${id}`;
}

const tab = (page: Page, name: string) => page.getByRole("navigation", { name: /^About / }).getByRole("link", { name, exact: true });

test("staff look at how a tenant does, note something, add a domain, and find all of it on the timeline", async ({ page }) => {
  const path = await newTenant("looked-after", "Looked After");
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto(path);
  await expect(page.getByRole("region", { name: "Health" })).toContainText(/Unknown: only \d of 8 factors can be measured/);

  await tab(page, "Notes").click();
  await page.getByRole("textbox", { name: "Note", exact: true }).fill("Calls on Mondays only");
  await page.getByRole("checkbox", { name: "Keep it at the top" }).check();
  await page.getByRole("button", { name: "Add note" }).click();
  const note = page.getByRole("list", { name: "Notes" }).getByRole("listitem");
  await expect(note).toContainText(/Pinned\s*Calls on Mondays only/);
  await expect(page.getByRole("textbox", { name: "Note", exact: true })).toHaveValue("");

  await tab(page, "Domains").click();
  await page.getByRole("textbox", { name: "Domain", exact: true }).fill("looked-after.example");
  await page.getByRole("button", { name: "Add domain" }).click();
  await expect(page.getByRole("region", { name: "DNS record of looked-after.example" })).toContainText(
    /_bizosaas-challenge\.looked-after\.example.*bizosaas-verification=[0-9a-f-]{36}/s,
  );
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByText(/DNS does not know this name|No name server answered/).first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("heading", { name: /looked-after\.example/ })).toContainText("Not verified");

  const noted = page.getByRole("status").filter({ hasText: "brief.example is noted" });
  await page.getByRole("textbox", { name: "Domain", exact: true }).fill("brief.example");
  await page.getByRole("button", { name: "Add domain" }).click();
  await expect(noted).toBeVisible();
  await page.getByRole("button", { name: "Remove brief.example" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove domain" }).click();
  await expect(page.getByText("The domain is removed.")).toBeVisible();
  await expect(noted).toHaveCount(0);

  await tab(page, "Timeline").click();
  await expect(page.getByRole("main")).toContainText("Domain added: looked-after.example");
  await page.getByRole("link", { name: "Notes", exact: true }).last().click();
  await expect(page).toHaveURL(/kind=notes/);
  await expect(page.getByRole("main")).toContainText("Calls on Mondays only");
  await expect(page.getByRole("main")).not.toContainText("Domain added");

  await page.goto(`${path}?audit=01900000-0000-7000-8000-000000000000`);
  await expect(page).toHaveURL(/\/audit\?cursor=0190/);
});

test("with the keyboard alone, support reaches a tab, writes a note and takes it back", async ({ page }) => {
  const path = await newTenant("by-keyboard", "By Keyboard");
  await signInByCookie(page, SUPPORT);
  await page.goto(path);
  await tab(page, "Notes").focus();
  await page.keyboard.press("Enter");
  await expect(tab(page, "Notes")).toHaveAttribute("aria-current", "page");
  await page.getByRole("textbox", { name: "Note", exact: true }).focus();
  await page.keyboard.type("Written without a mouse");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Add note" })).toBeFocused();
  await page.keyboard.press("Enter");
  const note = page.getByRole("list", { name: "Notes" }).getByRole("listitem");
  await expect(note).toContainText("Written without a mouse");
  await note.getByRole("button", { name: /^Delete/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText("gone for good");
  await page.getByRole("button", { name: "Delete note" }).focus();
  await page.keyboard.press("Enter");
  await expect(note).toHaveCount(0);
  await expect(page.getByText("Nobody has noted anything yet")).toBeVisible();
});
