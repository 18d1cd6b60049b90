import { expect, PORTAL_URL, SUPER_ADMIN, signIn, signInByForm, test } from "./story.ts";

test("a person switches to German, sees it at once everywhere, and still after signing out and in", async ({ page }) => {
  await signInByForm(page, "viewer@bizoholic.example");
  await page.goto("/account");
  const language = page.getByRole("main").getByRole("form", { name: "Language" });
  await language.getByRole("button", { name: "Deutsch" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ihr Konto" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await page.goto("/portal");
  await expect(page.getByRole("heading", { level: 1, name: "Überblick" })).toBeVisible();
  await page.getByRole("button", { name: /^Konto von/ }).click();
  await page.getByRole("button", { name: "Abmelden" }).click();
  await expect(page.getByRole("button", { name: "Anmelden", exact: true })).toBeVisible();
  await page.getByLabel("E-Mail").fill("viewer@bizoholic.example");
  await page.getByLabel("Passwort", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Anmelden", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "nicht richtig" })).toBeVisible();
  // Another browser knows nothing but the person.
  await page.context().clearCookies();
  await signInByForm(page, "viewer@bizoholic.example");
  await expect(page.getByRole("heading", { level: 1, name: "Überblick" })).toBeVisible();
  await page.goto("/account");
  await page.getByRole("main").getByRole("form", { name: "Sprache" }).getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your account" })).toBeVisible();
});

test("whom a German portal invites gets a German mail, as the operator reads in the outbox", async ({ page, browser, watch }) => {
  const email = `nora-${Date.now()}@partners.example`;
  await signIn(page, "admin@verde-kitchen.example");
  await page.goto("/portal/team/invite");
  await page.getByLabel("E-mail addresses").fill(email);
  await page.getByLabel("Role", { exact: true }).selectOption("Viewer");
  await page.getByRole("button", { name: "Send invitations" }).click();
  await expect(page.getByRole("list", { name: "Open invitations" })).toContainText(email);
  const operator = await browser.newContext({ baseURL: PORTAL_URL });
  watch(operator);
  const staff = await operator.newPage();
  await signIn(staff, SUPER_ADMIN);
  await staff.goto("/admin/mail");
  await expect(staff.getByRole("main")).toContainText("Sie sind zu Verde Kitchen eingeladen");

  // It would hold one of the few places of its plan.
  await page.getByRole("listitem").filter({ hasText: email }).getByRole("button", { name: "Take back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: email })).toHaveCount(0);
});

for (const path of ["/portfolio/nobody", "/testimonial/nobody", "/reports/nobody", "/reports/unsubscribe/nobody", "/f/nobody", "/api/forms/nobody"]) {
  test(`a link of nobody at ${path} is told in the language that the browser asks for`, async ({ request }) => {
    for (const [asked, lang] of [
      ["de-AT, en;q=0.5", "de"],
      ["fr, en;q=0.5", "en"],
    ] as const) {
      const answer = await request.get(path, { headers: { accept: "text/html", "accept-language": asked } });
      expect(answer.status()).toBe(404);
      expect(await answer.text()).toContain(`<html lang="${lang}"`);
    }
  });
}
