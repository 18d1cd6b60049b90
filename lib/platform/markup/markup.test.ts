import { expect, test } from "vitest";
import { escapeHtml, escapeXml } from "./index.ts";

test("what means something in markup is text", () => {
  expect(escapeHtml(`<b title="it's">&amp;</b>`)).toBe("&lt;b title=&quot;it&#39;s&quot;&gt;&amp;amp;&lt;/b&gt;");
});

test("XML has no characters that it cannot hold; tabs and line ends stay", () => {
  expect(escapeXml("a\u0000b\u001bc\td\ne\uffff<")).toBe("abc\td\ne&lt;");
});
