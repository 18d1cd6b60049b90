import { startLocalProvider } from "../support/sign-in-provider.ts";
import { expect, PORTAL_URL, SUPER_ADMIN, signInByForm, test } from "./story.ts";

const ADMIN = "admin@verde-kitchen.example";

test("an admin sets up a provider, support verifies the domain, and somebody new joins by it", async ({ page, browser }) => {
  let redirectUri = "";
  const local = await startLocalProvider(() => redirectUri);
  const domain = `login-${Date.now()}.example`;
  local.people.set("ada", { email: `ada@${domain}`, email_verified: true, name: "Ada Byron" });

  await test.step("the admin sets it up", async () => {
    await signInByForm(page, ADMIN);
    await page.goto("/portal/settings/sign-in/new");
    await page.getByLabel("Name", { exact: true }).fill("Kitchen login");
    await page.getByLabel("Issuer (OpenID Connect)").fill(local.issuer);
    await page.getByLabel("Client id").fill(local.clientId);
    await page.getByLabel("Client secret").fill(local.clientSecret);
    await page.getByLabel("E-mail domains").fill(domain);
    await page.getByLabel("Let new people join").check();
    await page.getByRole("button", { name: "Save provider" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Kitchen login" })).toBeVisible();
    redirectUri = (await page.locator("code").textContent()) ?? "";
    await page.getByRole("button", { name: "Test now" }).click();
    await expect(page.getByText("Discovery document: People sign in at")).toBeVisible();
    await expect(page.getByText(`Not verified yet: ${domain}`)).toBeVisible();
  });

  await test.step("the operator verifies the domain", async () => {
    const operator = await (await browser.newContext({ baseURL: PORTAL_URL })).newPage();
    await signInByForm(operator, SUPER_ADMIN);
    await operator.goto("/admin/sign-in");
    await operator.getByLabel("Tenant’s short name").fill("verde-kitchen");
    await operator.getByLabel("Domain", { exact: true }).fill(domain);
    await operator.getByRole("button", { name: "Add domain" }).click();
    await operator
      .getByRole("row", { name: new RegExp(domain) })
      .getByRole("button", { name: "Verify" })
      .click();
    await operator.getByRole("button", { name: "Verify domain" }).click();
    await expect(operator.getByRole("row", { name: new RegExp(domain) })).toContainText("Verified");
    await operator.context().close();
  });

  await test.step("somebody new signs in with their address alone", async () => {
    const newcomer = await (await browser.newContext({ baseURL: PORTAL_URL })).newPage();
    await newcomer.goto("/login");
    await newcomer.getByRole("link", { name: "Sign in with your company" }).click();
    await newcomer.getByLabel("E-mail at your company").fill(`ada@${domain}`);
    await newcomer.getByRole("button", { name: "Continue" }).click();
    await newcomer.locator('input[name="login"]').fill("ada");
    await newcomer.locator('input[name="password"]').fill("any");
    await newcomer.getByRole("button", { name: /sign-?in/i }).click();
    await newcomer.getByRole("button", { name: /continue/i }).click();
    await expect(newcomer).toHaveURL(/\/portal/);
    await newcomer.context().close();
  });
  await local.close();
});
