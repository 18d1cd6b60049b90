import type { Page } from "@playwright/test";
import { newId } from "#lib/platform/crypto";
import { DEMO_PASSWORD } from "../support/installation.ts";
import { signInClient } from "../support/portal.ts";
import { expect, PORTAL_URL, signInByCookie, test } from "./story.ts";

const MANAGER = "manager@harbor-dental.example";

/** A task of the manager’s own that is late. */
async function begin(mark: string) {
  const api = await signInClient(PORTAL_URL, MANAGER, DEMO_PASSWORD);
  const write = async (path: string, json: object) => {
    const answer = await api.request("POST", path, { json, headers: { "idempotency-key": newId() } });
    expect(answer.status).toBe(201);
    return (await answer.json()) as { id: string; version: number };
  };
  const lead = await write("/api/v1/leads", { firstName: "Ada", lastName: `Told ${mark}` });
  const about = { about: "lead", aboutId: lead.id };
  const task = await write("/api/v1/tasks", { ...about, subject: `Call ${mark}`, dueAt: "2026-01-05T09:00" });
  return { api, task };
}

/** Holds what the page's forms send until `letGo` is called. */
async function holdForms(page: Page, path: string) {
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const { promise: sent, resolve: isSent } = Promise.withResolvers<void>();
  await page.route(
    (url) => url.pathname === path,
    async (route) => {
      if (route.request().method() === "POST") {
        isSent();
        await held;
      }
      await route.continue();
    },
  );
  return { sent, letGo };
}

const markOf = () => newId().slice(-8);

test("what a row says is told although the row goes with the answer", async ({ page }) => {
  const mark = markOf();
  await begin(mark);
  await signInByCookie(page, MANAGER);
  await page.goto("/portal/tasks");
  await page.getByRole("button", { name: `Done: Call ${mark}` }).click();
  await expect(page.getByRole("row", { name: new RegExp(`Call ${mark}`) })).toHaveCount(0);
  await expect(page.getByText("The task is done.", { exact: true })).toBeVisible();
});

test("what was done is told although somebody else’s news took the row away before the answer came", async ({ page }) => {
  const mark = markOf();
  const { api, task } = await begin(mark);
  await signInByCookie(page, MANAGER);
  await page.goto("/portal/tasks");
  const row = page.getByRole("row", { name: new RegExp(`Call ${mark}`) });
  const { sent, letGo } = await holdForms(page, "/portal/tasks");
  await row.getByRole("button", { name: `Done: Call ${mark}` }).click();
  await sent;
  await api.request("PUT", `/api/v1/tasks/${task.id}/done`, { json: { isDone: true, version: task.version } });
  letGo();
  await expect(row).toHaveCount(0);
  await expect(page.getByText("The task is done.", { exact: true })).toBeVisible();
});

test("what was done is told although its dialog was shut before the answer came", async ({ page }) => {
  const mark = markOf();
  await signInByCookie(page, MANAGER);
  await page.goto("/portal/leads/mails");
  const { csrfToken } = (await (await page.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const mail = `From: Ada <nobody-${mark}@unknown.example>\r\nTo: office@harbor-dental.example\r\nSubject: Told ${mark}\r\n\r\nHello`;
  await page.request.post("/api/v1/mail-log", { headers: { "content-type": "message/rfc822", "x-csrf-token": csrfToken }, data: Buffer.from(mail) });
  await page.goto("/portal/leads/mails");
  const { sent, letGo } = await holdForms(page, "/portal/leads/mails");
  await page.getByRole("button", { name: `Throw away: Told ${mark}` }).click();
  const dialog = page.getByRole("dialog", { name: "Throw this mail away?" });
  await dialog.getByRole("button", { name: "Throw away" }).click();
  await sent;
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  letGo();
  await expect(page.getByText("The mail is thrown away.", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: `Throw away: Told ${mark}` })).toHaveCount(0);
});
