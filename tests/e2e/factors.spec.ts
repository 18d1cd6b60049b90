import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { expect, PORTAL_URL, signInByForm, test, virtualAuthenticator } from "./story.ts";

// Nobody else's story is about them.
const APP_PERSON = "member@verde-kitchen.example";
const PASSKEY_PERSON = "manager@verde-kitchen.example";
const AUTOFILL_PERSON = "member@summit-outdoor.example";

// Passkeys belong to a name; tests reach the portal by a number otherwise.
test.use({ baseURL: PORTAL_URL.replace("127.0.0.1", "localhost") });

const codeOf = (key: string, stepsAhead = 0) =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.now() + stepsAhead * 30_000 });

async function signOut(page: Page): Promise<void> {
  await page.locator("header").getByRole("button").last().click();
  await page
    .getByRole("button", { name: "Sign out" })
    .or(page.getByRole("menuitem", { name: "Sign out" }))
    .click();
  await expect(page).toHaveURL(/\/login/);
}

test("an app is set up, asked for at the next sign-in, and a recovery code stands in for it once", async ({ page }) => {
  await signInByForm(page, APP_PERSON);
  await page.goto("/account/security");
  await page.getByRole("button", { name: "Set up an app" }).click();
  await expect(page.getByRole("img", { name: "QR code for your authenticator app" })).toBeVisible();
  const key = ((await page.locator("p.font-mono").textContent()) ?? "").replace(/\s/g, "");
  await page.getByLabel("Code", { exact: true }).fill("12345");
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(page.getByLabel("Code", { exact: true })).toHaveAccessibleDescription(/six digits that your app shows/);
  await page.getByLabel("Code", { exact: true }).fill(codeOf(key));
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(page.getByText("You have no recovery codes")).toBeVisible();
  await page.getByRole("button", { name: "Make recovery codes" }).click();
  const codes = ((await page.getByRole("region", { name: "Your new recovery codes" }).locator("pre").textContent()) ?? "").split("\n");
  expect(codes).toHaveLength(10);
  await signOut(page);

  await page.goto("/login?next=%2Faccount%2Fsecurity");
  await page.getByLabel("E-mail").fill(APP_PERSON);
  await page.getByLabel("Password").fill("correct horse battery staple");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("One more step");
  await page.goto("/portal");
  await expect(page).toHaveURL(/\/login/);
  await page.goto("/login/second-factor?next=%2Faccount%2Fsecurity");
  await page.getByLabel("Code").fill("not a code");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "not right, or was used already" })).toBeVisible();
  await page.getByLabel("Code").fill(codeOf(key, 1));
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/account\/security$/);
  await expect(page.getByText("10 codes are left.")).toBeVisible();
  await signOut(page);

  await signInByForm(page, APP_PERSON);
  await page.getByLabel("Code").fill(codes[0] ?? "");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/portal$/);
  await page.goto("/account/security");
  await expect(page.getByText("9 codes are left.")).toBeVisible();
  await page.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("button", { name: "Remove the app" }).click();
  await expect(page.getByRole("button", { name: "Set up an app" })).toBeVisible();
});

test("a passkey is added, named, signs in alone, and confirms that it is its person", async ({ page }) => {
  await page.addInitScript(() => {
    if (typeof PublicKeyCredential !== "undefined") PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });
  await virtualAuthenticator(page);
  await signInByForm(page, PASSKEY_PERSON);
  await page.goto("/account/security");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  const list = page.getByRole("list", { name: "Your passkeys" });
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await list.getByRole("button", { name: "Rename" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Blue laptop");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(list).toContainText("Blue laptop");
  await signOut(page);

  await page.goto("/login?next=%2Faccount%2Fconfirm");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL(/\/account\/confirm$/);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL(/\/account\/security$/);
  await expect(list).toContainText("last used");
  await list.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("button", { name: "Remove passkey" }).click();
  await expect(page.getByText("You have no passkey yet.")).toBeVisible();
});

test("a browser that offers passkeys in the e-mail field signs in without a button", async ({ page }) => {
  await signInByForm(page, AUTOFILL_PERSON);
  await virtualAuthenticator(page);
  await page.goto("/account/security");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByRole("list", { name: "Your passkeys" }).getByRole("listitem")).toHaveCount(1);
  await page.context().clearCookies();
  await page.goto("/login");
  await expect(page).toHaveURL(/\/portal$/);
});
