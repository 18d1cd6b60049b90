import { brotliCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { ServiceState } from "../graph/states.ts";
import { type DayBar, type PublicPageParts, publicStatusPage } from "./public-page.ts";
import { at, component, incident, maintenance, view } from "./test-support/views.ts";

const states: Record<ServiceState, string> = {
  operational: "Operational",
  degraded: "Degraded",
  down: "Down",
  maintenance: "Maintenance",
  unknown: "Unknown",
};
const parts = (over: Partial<PublicPageParts> = {}): PublicPageParts => ({
  lang: "en",
  nonce: "n0nce",
  brandStyle: "",
  logoHref: null,
  links: [{ label: "Sign in", href: "/login" }],
  time: (date) => date.toISOString(),
  history: new Map(),
  staleSince: null,
  words: {
    overall: { none: "All well", minor: "Minor", major: "Major", critical: "Critical", maintenance: "Maintenance" },
    states,
    components: "Services",
    incidents: "Open incidents",
    maintenances: "Maintenance",
    noIncidents: "Nothing is wrong that we know of.",
    pastDays: "Past {count} days",
    since: "Since {time}",
    stale: "As it was at {time}.",
    resolved: "Resolved",
    subscribe: "Be told by mail",
    mail: "E-mail",
    send: "Subscribe",
    updatedAt: "Changed {time}",
    statuses: {
      investigating: "Investigating",
      identified: "Identified",
      monitoring: "Monitoring",
      resolved: "Resolved",
      postmortem: "Post-mortem",
      scheduled: "Scheduled",
      in_progress: "In progress",
      verifying: "Verifying",
      completed: "Completed",
    },
  },
  ...over,
});

describe("the public status page", () => {
  test("tells states, open incidents and what is planned, in words as well as in colour", () => {
    const html = publicStatusPage(
      view({
        components: [component("api", "down"), component("vault", "unknown")],
        incidents: [incident(1), incident(2, { status: "resolved" })],
        maintenances: [maintenance(3)],
      }),
      parts(),
    );
    for (const words of ["Critical", "Down", "Unknown", "Incident 1", "Work 3", "We look into it."]) expect(html).toContain(words);
    expect(html.indexOf("Incident 1")).toBeLessThan(html.indexOf("Incident 2"));
    expect(html).not.toContain("<script");
    expect(html).not.toContain("As it was at");
  });

  test("says since when it is not up to date", () => {
    expect(publicStatusPage(view(), parts({ staleSince: at(3) }))).toContain("As it was at 2026-11-27T12:03:00.000Z.");
  });

  test("takes nothing that people wrote for markup", () => {
    const html = publicStatusPage(
      view({
        components: [{ ...component("api", "down"), name: `<img src=x onerror="1">` }],
        incidents: [incident(1, { title: "</style><script>" })],
      }),
      parts(),
    );
    expect(html).not.toMatch(/<img src=x|<script/);
  });

  test("is far smaller than 30 KB compressed, with 40 components of 90 days each and 20 incidents", () => {
    const bars = Array.from(
      { length: 90 },
      (_, day): DayBar => ({ state: day % 13 === 0 ? "down" : day % 7 === 0 ? "degraded" : "operational", says: "" }),
    );
    const components = Array.from({ length: 40 }, (_, n) => component(`service-${n}`, "operational"));
    const history = new Map(components.map(({ key }) => [key, { bars, uptime: "99.95 %" }]));
    const incidents = Array.from({ length: 20 }, (_, n) => incident(n, { status: n > 3 ? "resolved" : "identified" }));
    const html = publicStatusPage(view({ components, incidents }), parts({ history }));
    expect(brotliCompressSync(html).length).toBeLessThan(30_000);
  });
});
