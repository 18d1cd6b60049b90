import { DEMO_PASSWORD } from "../support/installation.ts";
import { signInClient } from "../support/portal.ts";
import { openByKeyboard, openDialog, pressOn, typeInto } from "./keyboard.ts";
import { expect, PORTAL_URL, SUPER_ADMIN, signInByCookie, test } from "./story.ts";

/** A service for one story alone, which nothing measures. */
async function enterService(key: string, name: string): Promise<void> {
  const api = await signInClient(PORTAL_URL, SUPER_ADMIN, DEMO_PASSWORD);
  const made = await api.request("POST", "/api/v1/services", {
    json: { key, name, kind: "backend" },
    headers: { "idempotency-key": `incidents-${key}` },
  });
  expect(made.status).toBe(201);
}

/** An incident for one story alone. @returns where its page is */
async function openIncident(title: string): Promise<string> {
  const api = await signInClient(PORTAL_URL, SUPER_ADMIN, DEMO_PASSWORD);
  const made = await api.request("POST", "/api/v1/incidents", {
    json: { title, impact: "minor", body: "We look into it." },
    headers: { "idempotency-key": title.replace(/\W/g, "-") },
  });
  const { id } = (await made.json()) as { id: string };
  return `/admin/incidents/${id}`;
}

test("an incident is opened, updated, resolved and told; maintenance is planned and called off", async ({ page }) => {
  await enterService("story-mail", "Story mail");
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto("/admin/incidents");
  await page.getByRole("link", { name: "Open an incident" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Mails are late");
  await page.getByRole("textbox", { name: "Cause" }).fill("no-such-service");
  await page.getByRole("textbox", { name: "What is said first" }).fill("We look into it.");
  await page.getByRole("button", { name: "Open an incident" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("There is no service no-such-service.");
  await page.getByRole("textbox", { name: "Cause" }).fill("story-mail");
  await page.getByRole("button", { name: "Open an incident" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mails are late" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Services that the incident hits" })).toContainText("Story mail");

  const form = page.getByRole("form", { name: "Say what is new" });
  await form.getByLabel("Status").selectOption("Identified");
  await form.getByLabel("What is said").fill("A queue is full.");
  await form.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("list", { name: "Updates" })).toContainText("A queue is full.");
  await page.getByRole("button", { name: "Resolve" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What is said").fill("It is empty again.");
  await dialog.getByRole("button", { name: "Resolve" }).click();
  await expect(page.getByRole("list", { name: "Timeline" })).toContainText("Resolved by");
  await page.getByRole("link", { name: "Post-mortem" }).click();
  await expect(page.getByRole("textbox", { name: "Text" })).toHaveValue(/# Post-mortem: Mails are late/);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The post-mortem is saved.")).toBeVisible();

  await page.goto("/admin/maintenance-windows/new");
  await page.getByRole("textbox", { name: "Title" }).fill("New disks");
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("Starts, in UTC").fill(`${day}T22:00`);
  await page.getByLabel("Ends, in UTC").fill(`${day}T21:00`);
  await page.getByRole("textbox", { name: "Services" }).fill("story-mail");
  await page.getByRole("button", { name: "Plan", exact: true }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("It must end after it begins.");
  await page.getByLabel("Ends, in UTC").fill(`${day}T23:00`);
  await page.getByRole("button", { name: "Plan", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "New disks" })).toBeVisible();
  await page.getByRole("button", { name: "Call off" }).click();
  await dialog.getByRole("button", { name: "Call off" }).click();
  await expect(page.getByText("Called off").first()).toBeVisible();
});

test("by keyboard alone an incident is updated and resolved", async ({ page }) => {
  const path = await openIncident("Pages are slow");
  await signInByCookie(page, SUPER_ADMIN);
  await openByKeyboard(page, path);
  await typeInto(page, "What is said", "A cache is empty.");
  await pressOn(page, "Send");
  await expect(page.getByRole("list", { name: "Updates" })).toContainText("A cache is empty.");
  await openByKeyboard(page, path);
  await openDialog(page, "Resolve");
  await typeInto(page, "What is said", "They are fast again.");
  await pressOn(page, "Resolve");
  await expect(page.getByRole("list", { name: "Updates" })).toContainText("They are fast again.");
  await expect(page.getByRole("button", { name: "Open again" })).toBeVisible();
});
