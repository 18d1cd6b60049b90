import { expect, test } from "vitest";
import { client as german } from "../../messages/de/client.ts";
import { client as english } from "../../messages/en/client.ts";
import { isAccepted, refusalOf, tellLimits, type UploadWord, type UploadWords, writeBytes } from "./upload-rules.ts";

/** As `useClientWords` puts parts in. */
const wordsOf = (words: Record<UploadWord, string>, locale: string): UploadWords => ({
  locale,
  say: (key, parts = {}) => words[key].replace(/\{(\w+)\}/g, (_, name: string) => String(parts[name])),
});
const EN = wordsOf(english, "en");
const DE = wordsOf(german, "de");
const limits = { maxBytes: 2_000_000, maxFiles: 2, accept: ".csv,image/*" };
const file = (name: string, type: string, size = 10) => ({ name, type, size });

test("sizes are written in the unit that fits", () => {
  expect([0, 999, 1_000, 2_400_000, 5_000_000_000_000].map((bytes) => writeBytes(bytes, "en"))).toEqual([
    "0 bytes",
    "999 bytes",
    "1 kB",
    "2.4 MB",
    "5,000 GB",
  ]);
});

test("a kind is known by its ending or by its type", () => {
  expect(isAccepted(file("A.CSV", ""), limits.accept)).toBe(true);
  expect(isAccepted(file("a.png", "image/png"), limits.accept)).toBe(true);
  expect(isAccepted(file("a.csv.exe", "application/x-msdownload"), limits.accept)).toBe(false);
  expect(isAccepted(file("a.exe", ""))).toBe(true);
});

test("what is not taken is told why", () => {
  expect(refusalOf(file("a.csv", "text/csv"), 0, limits, EN)).toBeNull();
  expect(refusalOf(file("a.csv", "text/csv"), 2, limits, EN)).toBe("Only 2 files at a time.");
  expect(refusalOf(file("a.csv", "text/csv", 0), 0, limits, EN)).toBe("The file is empty.");
  expect(refusalOf(file("a.csv", "text/csv", 2_500_000), 0, limits, EN)).toBe("2.5 MB is more than the 2 MB allowed.");
  expect(refusalOf(file("a.pdf", "application/pdf"), 0, limits, EN)).toBe("Only .csv or images can be read.");
});

test("the limits are told before anybody chooses", () => {
  expect(tellLimits(limits, EN)).toBe(".csv or images, up to 2 MB each, at most 2 files.");
  expect(tellLimits({ maxBytes: 1_000, maxFiles: 1 }, EN)).toBe("Up to 1 kB, one file.");
  expect(tellLimits({ maxBytes: 2_500_000, maxFiles: 10 }, DE)).toBe("Je bis 2,5 MB, höchstens 10 Dateien.");
});
