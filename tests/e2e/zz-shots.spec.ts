import { signInByCookie, SUPER_ADMIN, test } from "./story.ts";

test("shots", async ({ page }) => {
  test.slow();
  const shot = async (path: string, name: string) => {
    for (const [width, theme] of [[390, "light"], [1440, "dark"]] as const) {
      await page.context().addCookies([{ name: "theme", value: theme, url: page.url().startsWith("http") ? page.url() : "http://127.0.0.1" }]);
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      await page.screenshot({ path: `/tmp/w-invoices-shots/${name}-${width}.png`, fullPage: true });
    }
  };
  await signInByCookie(page, "admin@summit-outdoor.example");
  await page.goto("/portal/settings/billing");
  await shot("/portal/settings/billing", "billing");
  await page.getByRole("table", { name: "Invoices" }).getByRole("link").first().click();
  await page.waitForURL(/billing\/[0-9a-f-]{36}/);
  await shot(page.url(), "invoice");
  await shot("/portal/settings/billing/change", "change");
  await page.context().clearCookies();
  await signInByCookie(page, "admin@lumen-legal.example");
  await page.goto("/portal/settings/billing");
  await shot("/portal/settings/billing/change?plan=professional", "preview");
  await page.context().clearCookies();
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto("/admin/invoices?show=all");
  await shot("/admin/invoices?show=all", "admin-invoices");
  await page.getByRole("table", { name: "Invoices" }).getByRole("link").first().click();
  await page.waitForURL(/invoices\/[0-9a-f-]{36}/);
  await shot(page.url(), "admin-invoice");
  await shot("/admin/settings", "settings");
});
