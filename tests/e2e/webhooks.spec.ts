import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { newId } from "#lib/platform/crypto";
import { DEMO_PASSWORD } from "../support/installation.ts";
import { signInClient } from "../support/portal.ts";
import { expect, PORTAL_URL, SUPER_ADMIN, signInByCookie, test } from "./story.ts";

interface Receiver {
  url: string;
  received: { headers: IncomingHttpHeaders; body: string }[];
  server: Server;
}

async function startReceiver(): Promise<Receiver> {
  const received: Receiver["received"] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    received.push({ headers: request.headers, body: Buffer.concat(parts).toString("utf8") });
    response.end("Got it");
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${newId()}`, received, server };
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
