import { expect, SUPER_ADMIN, signInByCookie, test } from "./story.ts";

test("on paper a page from the dark theme is black on white, without frame and controls, with whole tables and the values of charts", async ({
  page,
  context,
  baseURL,
}) => {
  await context.addCookies([{ name: "theme", value: "dark", url: baseURL ?? "" }]);
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto("/admin/tenants");
  await page.emulateMedia({ media: "print" });
  const colours = await page.getByRole("main").evaluate((main) => {
    const heading = main.querySelector("h1");
    return { ground: getComputedStyle(document.body).backgroundColor, ink: heading && getComputedStyle(heading).color };
  });
  expect(colours).toEqual({ ground: "rgb(255, 255, 255)", ink: "rgb(0, 0, 0)" });
  await expect(page.getByRole("complementary", { name: "Sidebar" })).toBeHidden();
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("searchbox")).toHaveCount(0);
  const table = page.getByRole("main").getByRole("table").first();
  await expect(table.locator("thead")).toHaveCSS("display", "table-header-group");
  await expect(table.locator("tbody tr").first()).toHaveCSS("break-inside", "avoid");
  expect(await table.evaluate((element) => getComputedStyle(element.parentElement ?? element).overflowX)).toBe("visible");

  await page.goto("/admin");
  await expect(page.locator("figure details table").first()).toBeVisible();
});
