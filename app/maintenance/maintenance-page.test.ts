import { expect, test } from "vitest";
import { maintenancePage } from "./maintenance-page.ts";

const facts = { locale: "en", product: "BizOSaaS", message: "", endsAt: null, theme: "system", nonce: "abc" } as const;

test("the operator's words are no markup", () => {
  const page = maintenancePage({ ...facts, message: "<img src=x onerror=alert(1)>", product: "A & B" });
  expect(page).not.toContain("<img");
  expect(page).toContain("&lt;img src=x");
  expect(page).toContain("A &amp; B");
});

test("it says when it is back, and that it does not know otherwise", () => {
  expect(maintenancePage({ ...facts, endsAt: "2026-11-26T18:30:00.000Z" })).toContain("2026-11-26 18:30</time> UTC");
  expect(maintenancePage(facts)).toContain("not known yet");
  expect(maintenancePage({ ...facts, locale: "de", endsAt: "2026-11-26T18:30:00.000Z" })).toMatch(/<html lang="de".*ab <time .*18:30<\/time> UTC/s);
});
