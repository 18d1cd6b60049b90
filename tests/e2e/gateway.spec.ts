import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { newId } from "#lib/platform/crypto";
import { openByKeyboard, pressOn, typeInto } from "./keyboard.ts";
import { expect, SUPER_ADMIN, signIn, test } from "./story.ts";

// What is asked for in vain is part of the story.
test.use({ allowComplaints: [/404/] });

/** A service of the registry with one instance, which answers what it was asked for. @returns its key */
async function enterService(page: Page, address: string): Promise<string> {
  const key = `story-${newId().slice(-12)}`;
  const { csrfToken } = (await (await page.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const made = await page.request.post("/api/v1/services", {
    headers: { "x-csrf-token": csrfToken, "idempotency-key": newId() },
    data: { key, name: "Story", kind: "backend", instances: [{ address }] },
  });
  expect(made.status()).toBe(201);
  return key;
}

async function withBackend(story: (address: string) => Promise<void>): Promise<void> {
  const server = createServer((request, response) => {
    response.writeHead(200, { "content-type": "text/plain" }).end(`the backend was asked for ${request.url}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await story(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test("the operator opens a way to a service, tries it, closes it and deletes it", async ({ page }) => {
  await withBackend(async (address) => {
    await signIn(page, SUPER_ADMIN);
    const key = await enterService(page, address);
    await page.goto("/admin/gateway/new");
    await page.getByLabel("Service", { exact: true }).selectOption(key);
    await page.getByLabel("Path", { exact: true }).fill("/reports");
    await page.getByLabel("State").selectOption("Open");
    await page.getByRole("button", { name: "Create route" }).click();
    await expect(page.getByRole("heading", { level: 1, name: `${key} /reports` })).toBeVisible();

    const console = page.getByRole("region", { name: "Try it" });
    await console.getByLabel("Path and query").fill("/reports/today?page=2");
    await console.getByRole("button", { name: "Send" }).click();
    await expect(console.getByRole("status")).toContainText("Answered with 200");
    await expect(console.getByRole("region", { name: "Answer" })).toContainText("the backend was asked for /reports/today?page=2");
    await console.getByLabel("Path and query").fill("/elsewhere");
    await console.getByRole("button", { name: "Send" }).click();
    await expect(console.getByRole("status")).toContainText("Answered with 404");

    const settings = page.getByRole("region", { name: "Settings" });
    await settings.getByLabel("State").selectOption("Closed");
    await settings.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByRole("main").getByText("Closed", { exact: true }).first()).toBeVisible();
    await expect.poll(async () => (await page.request.get(`/api/brain/${key}/reports`)).status()).toBe(404);

    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
    await page.waitForURL("**/admin/gateway");
    await expect(page.getByRole("row", { name: new RegExp(key) })).toHaveCount(0);
  });
});

test("a route is made and tried by the keyboard alone", async ({ page }) => {
  await withBackend(async (address) => {
    await signIn(page, SUPER_ADMIN);
    const key = await enterService(page, address);
    await openByKeyboard(page, "/admin/gateway/new");
    await typeInto(page, "Service", key);
    await typeInto(page, "State", "Open");
    await pressOn(page, "Create route");
    await expect(page.getByRole("heading", { level: 1, name: `${key} /` })).toBeVisible();
    await typeInto(page, "Path and query", "/by-keyboard");
    await pressOn(page, "Send");
    await expect(page.getByRole("region", { name: "Answer" })).toContainText("the backend was asked for /by-keyboard");
  });
});
