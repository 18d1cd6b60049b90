import { expect, PORTAL_URL, signIn, test } from "./story.ts";

test("an admin makes a key, a program uses it, the key is rotated, and the old one is refused when it is revoked", async ({ page, request }) => {
  const name = `Warehouse ${Date.now()}`;
  await signIn(page, "admin@verde-kitchen.example");
  await page.getByRole("link", { name: "All settings" }).click();
  await page.getByRole("main").getByRole("link", { name: "API keys" }).click();
  await page.getByRole("button", { name: "New service account" }).click();
  const dialog = page.getByRole("dialog", { name: "New service account" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Make the account" }).click();
  const account = page.getByRole("region", { name });
  await account.getByRole("link", { name: "New key" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Nightly");
  await page.getByRole("button", { name: "Make the key" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Choose at least one permission.");
  await page.getByLabel("See campaigns").check();
  await page.getByRole("button", { name: "Make the key" }).click();
  const shown = page.getByRole("region", { name: "Your new key" }).getByRole("code").first();
  const secret = (await shown.textContent()) ?? "";

  const call = (key: string, path = "campaigns") => request.get(`${PORTAL_URL}/api/v1/${path}`, { headers: { authorization: `Bearer ${key}` } });
  expect((await call(secret)).status()).toBe(200);
  expect((await call(secret, "members")).status()).toBe(403);

  await page.getByRole("link", { name: "I have kept it" }).click();
  await account.getByRole("link", { name: "Rotate" }).click();
  await page.getByRole("button", { name: "Make the new key" }).click();
  const next = (await shown.textContent()) ?? "";
  expect([(await call(secret)).status(), (await call(next)).status()]).toEqual([200, 200]);
  await page.getByRole("link", { name: "I have kept it" }).click();
  await account
    .getByRole("row", { name: /Replaced, still counts/ })
    .getByRole("button", { name: "Revoke" })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke key" }).click();
  await expect(account.getByText("Revoked", { exact: true })).toBeVisible();
  expect([(await call(secret)).status(), (await call(next)).status()]).toEqual([401, 200]);
});
