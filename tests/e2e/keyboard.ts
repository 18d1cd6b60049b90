import { expect, type Page } from "@playwright/test";

/** What is looked for: by its name (whole, or by a pattern), or by where it leads. */
export type Target = string | RegExp | { href: RegExp };

/** What has the focus, as somebody without a mouse perceives it. */
interface Focused {
  name: string;
  href: string;
  /** Whether it is drawn as focused: an outline on itself, or on the label that stands for it. */
  isVisible: boolean;
}

/** More presses than anybody should need for anything; what lies further off needs a way to jump there. */
const MOST_PRESSES = 120;

/** Opens a page and goes past its navigation by the link that is there for it. */
export async function openByKeyboard(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.keyboard.press("Tab");
  expect(await focused(page)).toMatchObject({ name: "Skip to the content", isVisible: true });
  await page.keyboard.press("Enter");
}

/** Presses Tab until the target has the focus, unless it has it already. Fails where the focus is lost or cannot be seen on the way, and tells the way. */
export async function tabTo(page: Page, target: Target, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const before = await focused(page);
  if (before?.isVisible && fits(before, target)) return;
  const way: string[] = [];
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    await page.keyboard.press(key);
    const at = await focused(page);
    if (!at) throw new Error(`The focus is lost after: ${way.join(" → ")}`);
    way.push(at.name || at.href || "?");
    if (!at.isVisible) throw new Error(`The focus cannot be seen on “${at.name}”, after: ${way.join(" → ")}`);
    if (fits(at, target)) return;
  }
  throw new Error(`${String(typeof target === "object" && "href" in target ? target.href : target)} is not reached by ${key}: ${way.join(" → ")}`);
}

/** Goes to a button or a link and presses it. */
export async function pressOn(page: Page, target: Target, key = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Goes to a field and types; in a native list, the first letters choose. */
export async function typeInto(page: Page, target: Target, text: string): Promise<void> {
  await tabTo(page, target);
  const isText = await page.evaluate(() => !(document.activeElement instanceof HTMLSelectElement));
  if (isText) await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(text);
}

/** Opens a dialog, closes it with Escape, and is where it was; then opens it again, the focus inside. */
export async function openDialog(page: Page, opener: Target): Promise<void> {
  await tabTo(page, opener);
  // Until the script of the page runs, the button does nothing yet.
  await expect(async () => {
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toBeVisible({ timeout: 1_500 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const at = await focused(page);
  expect(at && fits(at, opener), `the focus is back on what opened the dialog, not on “${at?.name}”`).toBe(true);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await page.evaluate(() => document.activeElement?.closest("dialog") !== null)).toBe(true);
}

const fits = (at: Focused, target: Target) =>
  typeof target === "string" ? at.name === target : target instanceof RegExp ? target.test(at.name) : target.href.test(at.href);

/** Null when nothing has the focus. */
function focused(page: Page): Promise<Focused | null> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body || at === document.documentElement) return null;
    const words = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, " ").trim() ?? "";
    const labels = "labels" in at ? [...((at as HTMLInputElement).labels ?? [])] : [];
    const referred = (at.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => words(document.getElementById(id)));
    const name = at.getAttribute("aria-label") || referred.join(" ").trim() || labels.map((label) => words(label)).join(" ") || words(at);
    const isDrawn = (element: Element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none";
    };
    const stands = [at, ...labels, ...(at.parentElement ? [at.parentElement] : [])];
    // On the button within a field for days, the browser says that the field has the focus and no more.
    const isWithin = at instanceof HTMLInputElement && ["date", "time", "month", "datetime-local"].includes(at.type);
    return { name, href: at.getAttribute("href") ?? "", isVisible: (isWithin || at.matches(":focus-visible")) && stands.some(isDrawn) };
  });
}
