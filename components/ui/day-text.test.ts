import { expect, test } from "vitest";
import { dayPattern, readDay, writeDay } from "./day-text.ts";

test("a day is written in the place's own order", () => {
  expect(["en-US", "de-DE", "sv-SE"].map(dayPattern)).toEqual(["MM/DD/YYYY", "TT.MM.JJJJ", "YYYY-MM-DD"]);
  expect(["en-US", "de-DE", "sv-SE"].map((locale) => writeDay("2026-11-03", locale))).toEqual(["11/03/2026", "03.11.2026", "2026-11-03"]);
  expect(writeDay("next week", "en-US")).toBe("next week");
});

test("what is written can be read again, also where the calendar or the digits are others", () => {
  for (const locale of ["en-US", "en-GB", "de-DE", "ja-JP", "fa-IR", "ar-EG", "th-TH", "he-IL"])
    expect(readDay(writeDay("2026-11-03", locale), locale), locale).toBe("2026-11-03");
});

test("short numbers, other separators and the international form are understood", () => {
  expect(readDay("3.11.2026", "de-DE")).toBe("2026-11-03");
  expect(readDay(" 11-3-2026 ", "en-US")).toBe("2026-11-03");
  expect(readDay("2026-11-03", "en-US")).toBe("2026-11-03");
});

test("what is no day is not guessed", () => {
  for (const text of ["", "tomorrow", "11/03/26", "02/30/2026", "11/2026", "13/13/2026"]) expect(readDay(text, "en-US"), text).toBeNull();
});
