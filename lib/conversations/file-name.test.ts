import { expect, test } from "vitest";
import { cleanFileName, extensionOf } from "./file-name.ts";

test.each([
  ["report.pdf", "report.pdf"],
  ["../../etc/passwd", "passwd"],
  ["..\\..\\windows\\system32\\cmd.exe", "cmd.exe"],
  ["/absolute/path.png", "path.png"],
  ["a/", "file"],
  ["..", "file"],
  ["", "file"],
  [".htaccess", "htaccess"],
  ["photo.png\u0000.exe", "photo.png.exe"],
  ["invoice\u202Egnp.exe", "invoicegnp.exe"],
  ["in\u200Bvi\u2060sible.txt", "invisible.txt"],
  ['a"b\r\nContent-Type: x.txt', "a_bContent-Type_ x.txt"],
  ["CON.txt", "_CON.txt"],
  ["name. . ", "name"],
  ["Jo\u0308rg.txt", "Jörg.txt"],
  ["lots    of   space.txt", "lots of space.txt"],
])("%j is kept as %j", (sent, kept) => expect(cleanFileName(sent)).toBe(kept));

test("a long name keeps its ending, and no half of a character", () => {
  const kept = cleanFileName(`${"😀".repeat(200)}.docx`);
  expect(kept.length).toBeLessThanOrEqual(120);
  expect(kept).toMatch(/^(😀)+\.docx$/u);
});

test.each([
  ["a.PNG", "png"],
  ["a.tar.gz", "gz"],
  ["none", ""],
  [".png", ""],
  ["a.this-is-no-ending", ""],
])("%j ends in %j", (name, ending) => expect(extensionOf(name)).toBe(ending));
