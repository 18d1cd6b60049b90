import { describe, expect, test } from "vitest";
import { badgeSvg } from "./badge.ts";
import { atomFeed, rssFeed } from "./feeds.ts";
import { at, incident, maintenance, view } from "./test-support/views.ts";

const hostile = incident(1, {
  title: 'Broken <script> & "more"\u0007',
  updates: [{ id: "x", status: "identified", body: "<b>&", at: at(3), updatedAt: at(3) }],
});

describe("feeds", () => {
  test("tell incidents and maintenances, the newest first, with nothing in them that is markup", () => {
    const shown = view({ incidents: [hostile, incident(2, { status: "resolved", updatedAt: at(9) })], maintenances: [maintenance(3)] });
    const atom = atomFeed(shown, "https://portal.example/status/atom.xml?a=1&b=2");
    expect([...atom.matchAll(/<entry>.*?<title>(.*?)<\/title>/g)].map(([, title]) => title)).toEqual([
      "Resolved: Incident 2",
      "Maintenance: Work 3",
      "Broken &lt;script&gt; &amp; &quot;more&quot;",
    ]);
    expect(atom).toContain('rel="self" href="https://portal.example/status/atom.xml?a=1&amp;b=2"');
    // The body is escaped as HTML, and the HTML as XML.
    expect(atom).toContain("&amp;lt;b&amp;gt;&amp;amp;");
    const rss = rssFeed(shown, "https://portal.example/status/rss.xml");
    expect([...rss.matchAll(/<item>/g)]).toHaveLength(3);
    expect(rss).toContain("<pubDate>Fri, 27 Nov 2026 12:09:00 GMT</pubDate>");
    expect(rss).not.toContain("<script>");
    expect(rss).not.toContain("\u0007");
  });
});

describe("a badge", () => {
  test("says label and state, and is no wider than they need", () => {
    const svg = badgeSvg("A & B", { words: "Operational", colour: "operational" });
    expect(svg).toContain('aria-label="A &amp; B: Operational"');
    const width = Number(/<svg[^>]* width="(\d+)"/.exec(svg)?.[1]);
    expect(width).toBeGreaterThan(80);
    expect(width).toBeLessThan(160);
  });
});
