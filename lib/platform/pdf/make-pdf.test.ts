import { expect, test } from "vitest";
import { makePdf } from "./make-pdf.ts";

const ADDRESS = ["Main Street 1", "10115 Berlin"];
const written = (text: string) =>
  makePdf({ title: "Invoice", author: "Agency", locale: "en", createdAt: new Date("2026-11-29T00:00:00Z") }, (pdf) => {
    pdf.font("text").fontSize(9).text(text).text(text, 56, 200, { width: 100 });
    pdf.text(String(pdf.heightOfString(text, { width: 100 })));
  });

test.each(["\r\n", "\r"])("lines that a form ended with %j are drawn as lines, without a box for what has no picture", async (end) => {
  const [typed, plain] = [await written(ADDRESS.join(end)), await written(ADDRESS.join("\n"))];
  expect(Buffer.from(typed).equals(Buffer.from(plain))).toBe(true);
});
