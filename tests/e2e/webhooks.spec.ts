import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { newId } from "#lib/platform/crypto";
import { DEMO_PASSWORD } from "../support/installation.ts";
import { signInClient } from "../support/portal.ts";
import { inDatabase } from "./in-database.ts";
import { expect, PORTAL_URL, SUPER_ADMIN, signInByCookie, test } from "./story.ts";

const ADMIN = "admin@harbor-dental.example";

interface Receiver {
  url: string;
  received: { headers: IncomingHttpHeaders; body: string }[];
  server: Server;
  /** What it answers with. */
  status: number;
}

async function startReceiver(): Promise<Receiver> {
  const received: Receiver["received"] = [];
  const receiver = { received, status: 200 };
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    received.push({ headers: request.headers, body: Buffer.concat(parts).toString("utf8") });
    response.writeHead(receiver.status).end("Got it");
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return Object.assign(receiver, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${newId()}`, server });
}

test("an operator makes an endpoint, keeps its secret, and sees a test message arrive and be answered", async ({ page }) => {
  test.slow();
  const { url, received, server } = await startReceiver();
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto("/admin/integrations");
  await page.getByRole("link", { name: "New endpoint" }).click();
  await page.getByLabel("Address").fill(url);
  await page.getByLabel("A tenant’s own details changed").check();
  await page.getByRole("button", { name: "Make the endpoint" }).click();
  const secret = await page.getByText(/^whsec_/).textContent();
  await page.getByRole("link", { name: "I have kept it" }).click();
  await page
    .getByRole("table", { name: "Webhook endpoints" })
    .getByRole("link", { name: url.replace("http://", "") })
    .click();
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
  await expect(page.getByText("Got it")).toBeVisible();
  await expect(page.getByText("webhook-signature: (left out)")).toBeVisible();
  const [message] = received;
  const key = Buffer.from((secret ?? "").slice("whsec_".length), "base64");
  const signed = `${message?.headers["webhook-id"]}.${message?.headers["webhook-timestamp"]}.${message?.body}`;
  expect(message?.headers["webhook-signature"]).toBe(`v1,${createHmac("sha256", key).update(signed).digest("base64")}`);
  server.close();
});

test("what failed while the receiver was away is sent again at once, under the same ids, and its end is seen", async ({ page }) => {
  test.slow();
  const receiver = await startReceiver();
  receiver.status = 503;
  const client = await signInClient(PORTAL_URL, ADMIN, DEMO_PASSWORD);
  const made = await client.request("POST", "/api/v1/webhooks", {
    json: { url: receiver.url, kinds: ["tenant.changed"] },
    headers: { "idempotency-key": newId() },
  });
  expect(made.status).toBe(201);
  const { id } = (await made.json()) as { id: string };
  for (let n = 0; n < 2; n += 1) await client.request("POST", `/api/v1/webhooks/${id}/test`, { json: {}, headers: { "idempotency-key": newId() } });
  await expect.poll(() => new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(2);
  // As after the days through which they are tried again.
  await inDatabase("UPDATE webhook_delivery SET status = 'failed', ended_at = now() WHERE endpoint_id = $1", [id]);
  const ids = receiver.received.splice(0).map(({ headers }) => headers["webhook-id"]);
  receiver.status = 200;

  await signInByCookie(page, ADMIN);
  await page.goto(`/portal/settings/webhooks/${id}`);
  await expect(page.getByText("Failed").first()).toBeVisible();
  const form = page.getByRole("form", { name: "Send failed messages again" });
  await form.getByLabel("Written").selectOption("In the last hour");
  await form.getByRole("button", { name: "Send again" }).click();
  const replay = page.getByRole("list", { name: "Replays" }).getByRole("listitem");
  await expect(replay).toHaveText(/of 2/);
  await expect
    .poll(
      async () => {
        await page.reload();
        return replay.textContent();
      },
      { timeout: 20_000 },
    )
    .toMatch(/^Done: 2 delivered, 0 failed, 0 waiting, of 2/);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"]))).toEqual(new Set(ids));
  await expect(page.getByText("Delivered").first()).toBeVisible();
  await form.getByRole("button", { name: "Send again" }).click();
  await expect(form.getByRole("alert")).toBeVisible();
  receiver.server.close();
});

test("an endpoint is paused and resumed with the keyboard alone", async ({ page }) => {
  const client = await signInClient(PORTAL_URL, SUPER_ADMIN, DEMO_PASSWORD);
  const made = await client.request("POST", "/api/v1/webhooks", {
    json: { url: `http://127.0.0.1:9/${newId()}`, kinds: ["tenant.changed"] },
    headers: { "idempotency-key": newId() },
  });
  const { id } = (await made.json()) as { id: string };
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto(`/admin/integrations/${id}`);
  await page.getByRole("button", { name: "Pause" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Pause" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Paused").first()).toBeVisible();
  await page.getByRole("button", { name: "Resume" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Resume" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Active").first()).toBeVisible();
});
