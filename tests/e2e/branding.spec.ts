import { Buffer } from "node:buffer";
import { crc32, deflateSync } from "node:zlib";
import { expect, SUPER_ADMIN, signIn, signInByCookie, test } from "./story.ts";

/** A PNG of one colour. */
function png(side: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(side * 3, 0x8a)]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

test("an admin dresses the portal, sees it before and after, and a bad logo is refused with the reason", async ({ page }) => {
  await signInByCookie(page, "admin@coreldove.example");
  await page.goto("/portal/settings/branding");
  const form = page.getByRole("form", { name: "Branding" });
  await form.getByLabel("Name of the portal").fill("Dove Desk");
  await form.locator("input[name=colour]").fill("#f5c518");
  await expect(form.getByText(/darker than you chose: white text on #f5c518 reaches 1\.6 : 1/)).toBeVisible();
  await expect(form.getByRole("region", { name: "Preview" }).getByText("Dove Desk")).toHaveCount(2);
  await form.locator("input[name=logo]").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from("<svg/>") });
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByText(/SVG can carry scripts/).first()).toBeVisible();
  await form.locator("input[name=logo]").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: png(64) });
  await form.getByRole("button", { name: "Save" }).click();
  const sidebar = page.getByRole("complementary", { name: "Sidebar" });
  await expect(sidebar.getByText("Dove Desk")).toBeVisible();
  await expect.poll(() => sidebar.locator("img").evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(64);
  const accent = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--brand-500"));
  expect(await accent()).not.toBe("#465fff");
  await page.goto("/account");
  expect(await accent()).toBe("#465fff");
});

test("the keyboard alone changes a limit, and the change is on record", async ({ page }) => {
  await signIn(page, SUPER_ADMIN);
  await page.goto("/admin/settings");
  const field = page.getByLabel("An invitation counts for, in days");
  const days = (await field.inputValue()) === "8" ? "9" : "8";
  await field.focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(days);
  await page.keyboard.press("Enter");
  await expect(page.getByText("The limits are changed.")).toBeVisible();
  await expect(page.getByRole("region", { name: "History" }).getByText("Settings of the installation changed").first()).toBeVisible();
});
