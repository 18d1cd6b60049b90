import { expect, test } from "vitest";
import { composeMail } from "./compose-mail.ts";

const mail = composeMail("en", {
  title: 'Join "A & B" <Ltd>',
  greeting: "Hello <script>,",
  paragraphs: ["you were invited."],
  action: { label: "Accept", url: "https://portal.example/invite/x?a=1&b=2" },
  note: "It counts for 7 days.",
});

test("the text has everything, as it was said", () => {
  expect(mail.text).toBe("Hello <script>,\n\nyou were invited.\n\nAccept: https://portal.example/invite/x?a=1&b=2\n\nIt counts for 7 days.\n");
});

test("what people chose is no markup in the HTML", () => {
  expect(mail.html).not.toContain("<script>");
  expect(mail.html).toContain("Join &quot;A &amp; B&quot; &lt;Ltd&gt;");
  expect(mail.html).toContain('href="https://portal.example/invite/x?a=1&amp;b=2"');
});
