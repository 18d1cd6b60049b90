import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { de } from "./de/index.ts";
import { en } from "./en/index.ts";
import { fillIn } from "./fill-in.ts";

type Catalogue = Record<string, Record<string, string>>;

describe("a text with names alone", () => {
  test.each(Object.entries({ en, de } as Record<string, Catalogue>))("is said as ICU says it, all of %s", (locale, catalogue) => {
    const t = createTranslator({ locale, messages: catalogue });
    let filled = 0;
    for (const [area, texts] of Object.entries(catalogue)) {
      for (const [key, text] of Object.entries(texts)) {
        const say = fillIn(text);
        if (!say) continue;
        const values = Object.fromEntries([...text.matchAll(/\{(\w+)\}/g)].map(([, name], index) => [name, index === 0 ? "A & „b“ {c}" : 1_234_567]));
        // biome-ignore lint/suspicious/noExplicitAny: the keys are only known as text here
        expect(say(values), `${area}.${key}`).toBe((t as any)(`${area}.${key}`, values));
        filled += 1;
      }
    }
    expect(filled).toBeGreaterThan(1_000);
  });

  test.each(["{count, plural, one {# page} other {# pages}}", "<b>bold</b>", "it''s", "{open", "a | b"])("“%s” is ICU's", (text) => {
    expect(fillIn(text)).toBeNull();
  });

  test("values that are neither text nor number are ICU's, and so are missing ones", () => {
    const say = fillIn("Since {day}");
    expect(say?.({ day: new Date() })).toBeNull();
    expect(say?.({})).toBeNull();
    expect(say?.(undefined)).toBeNull();
  });
});
