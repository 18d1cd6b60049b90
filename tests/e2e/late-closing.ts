import type { Page } from "@playwright/test";

/**
 * Has the browser tell late that a dialog was shut, as a busy one does: after the next keys, when the story says so.
 * @returns tells it, and waits until the page has drawn whatever it makes of that
 */
export async function tellOfClosingLate(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    const told = new WeakSet<Event>();
    const { promise: isLate, resolve: tell } = Promise.withResolvers<void>();
    Object.assign(window, { tellOfClosing: tell });
    addEventListener(
      "close",
      (event) => {
        if (told.has(event)) return;
        event.stopImmediatePropagation();
        const again = new Event("close");
        told.add(again);
        void isLate.then(() => event.target?.dispatchEvent(again));
      },
      true,
    );
  });
  return async () => {
    await page.evaluate(() => (window as unknown as { tellOfClosing: () => void }).tellOfClosing());
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  };
}
