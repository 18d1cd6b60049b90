import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { newId } from "#lib/platform/crypto";
import { inDatabase } from "./in-database.ts";
import { expect, openCompany, signIn, test } from "./story.ts";

const ADMIN = "admin@verde-kitchen.example";

test("an administrator finds the settings, makes an endpoint of their own, and sees a test arrive and be answered", async ({ page }) => {
  test.slow();
  const received: string[] = [];
  const server = createServer((request, response) => {
    received.push(String(request.headers["webhook-signature"]));
    response.end("Thank you");
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${newId()}`;
  await signIn(page, ADMIN);
  await page.goto("/portal/settings");
  const main = page.getByRole("main");
  await expect(main.getByText("Have your own programs told of what happens here.")).toBeVisible();
  await main.getByRole("link", { name: "Webhooks" }).click();
  await page.waitForURL("**/portal/settings/webhooks");
  await main.getByRole("link", { name: "New endpoint" }).click();
  await page.getByLabel("Address").fill(url);
  await page.getByLabel("A tenant’s own details changed").check();
  await page.getByRole("button", { name: "Make the endpoint" }).click();
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  await page.getByRole("link", { name: "I have kept it" }).click();
  const list = page.getByRole("table", { name: "Webhook endpoints" });
  await list.getByRole("link", { name: url.replace("http://", "") }).click();
  await page.getByRole("button", { name: "Send test" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "webhook.test" })).toBeVisible();
  await expect
    .poll(
      async () => {
        await page.getByRole("link", { name: "Refresh" }).click();
        return page.getByText("Delivered").first().isVisible();
      },
      { timeout: 20_000 },
    )
    .toBe(true);
  await expect(page.getByText("Thank you")).toBeVisible();
  expect(received[0]).toMatch(/^v1,/);
  server.close();

  await page.goto("/portal/settings/integrations");
  await expect(main.getByRole("listitem").filter({ hasText: "Webhooks" })).toContainText("Connected");
});

test("an administrator takes everything along", async ({ page }) => {
  test.slow();
  await signIn(page, ADMIN);
  await page.goto("/portal/settings/data");
  await page.getByRole("button", { name: "Make an export" }).click();
  const ready = page.getByRole("link", { name: "Download" }).first();
  await expect
    .poll(
      async () => {
        await page.reload();
        return ready.isVisible();
      },
      { timeout: 60_000 },
    )
    .toBe(true);
  const [download] = await Promise.all([page.waitForEvent("download"), ready.click()]);
  expect(download.suggestedFilename()).toMatch(/\.zip$/);
});

test("a deletion is asked for with the address typed, says when and by whom, and is called off", async ({ page }) => {
  await signIn(page, ADMIN);
  await page.goto("/portal/settings/data");
  await page.getByRole("button", { name: "Delete this portal" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("All administrators get a mail, you too.")).toBeVisible();
  await dialog.getByLabel("Reason").fill("Told by a story");
  await dialog.getByRole("textbox").last().fill("verde-kitchen");
  await dialog.getByRole("button", { name: "Delete in 30 days" }).click();
  await expect(page.getByText("Reason: Told by a story")).toBeVisible();
  await page.getByRole("button", { name: "Call the deletion off" }).click();
  await expect(page.getByText("Reason: Told by a story")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Delete this portal" })).toBeVisible();
});

test("who signed in long ago confirms beside the form that it is them, and sends what they had filled in", async ({ page, context }) => {
  const tag = newId().slice(-8);
  const own = { company: `Long Ago ${tag}`, name: "Lena Lang", email: `lena-${tag}@example.org`, password: `a long way back ${tag}` };
  await openCompany(page, own);
  await inDatabase(`UPDATE auth_session SET authenticated_at = now() - interval '1 hour' WHERE user_id = (SELECT id FROM "user" WHERE email = $1)`, [
    own.email,
  ]);
  await page.goto("/portal/settings/data");
  await page.getByRole("button", { name: "Delete this portal" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("Told by somebody who signed in long ago");
  await dialog.getByRole("textbox").last().fill(`long-ago-${tag}`);
  await dialog.getByRole("button", { name: "Delete in 30 days" }).click();
  const opened = context.waitForEvent("page");
  await dialog.getByRole("alert").getByRole("link", { name: "Confirm in a new window that it is you" }).click();
  const beside = await opened;
  await beside.getByRole("textbox", { name: "Password" }).fill("not the right one");
  await beside.getByRole("button", { name: "Confirm with the password" }).click();
  await expect(beside.getByText("This is not your password.").first()).toBeVisible();
  await beside.getByRole("textbox", { name: "Password" }).fill(own.password);
  await beside.getByRole("button", { name: "Confirm with the password" }).click();
  await expect(beside.getByText("Confirmed. Close this window")).toBeVisible();
  // What went wrong before is over.
  await expect(beside.getByText("This is not your password.")).toHaveCount(0);
  await beside.close();
  await expect(dialog.getByLabel("Reason")).toHaveValue("Told by somebody who signed in long ago");
  await dialog.getByRole("button", { name: "Delete in 30 days" }).click();
  await expect(page.getByText("Reason: Told by somebody who signed in long ago")).toBeVisible();
  await page.getByRole("button", { name: "Call the deletion off" }).click();
  await expect(page.getByRole("button", { name: "Delete this portal" })).toBeVisible();
});

test("usage says what is used of the plan, and leads to the change of plan", async ({ page }) => {
  await signIn(page, ADMIN);
  await page.goto("/portal/settings/usage?days=7");
  await expect(page.getByRole("heading", { level: 1, name: "Usage" })).toBeVisible();
  await expect(page.getByText("Nothing in the portal asks for any yet, so none are counted.")).toBeVisible();
  await page.getByRole("link", { name: "Change the plan" }).click();
  await page.waitForURL("**/portal/settings/billing/change");
});
