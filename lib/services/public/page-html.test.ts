import { brotliCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { at, component, incident, maintenance, view } from "../status/test-support/views.ts";
import { withPartsNow } from "./own-parts-now.ts";
import { type PageContent, pageContent } from "./page-content.ts";
import { publicStatusPage } from "./page-html.ts";

const english = { locale: "en", theme: "system" } as const;
const content = (over: Partial<PageContent> = {}): PageContent => ({
  at: at(2),
  brand: { tenantId: null, origin: "https://portal.example", name: "Portal", product: null, style: "", logo: null, locale: null, timeZone: "UTC" },
  view: view(),
  history: {},
  parts: {},
  closed: null,
  ...over,
});
const h1 = (page: string) => /<h1[^>]*>([^<]*)/.exec(page)?.[1];

describe("the public status page", () => {
  test("tells states, open incidents and what is planned, in words as well as in colour", () => {
    const components = [component("api", "down"), component("vault", "unknown")];
    const incidents = [incident(1), incident(2, { status: "resolved" })];
    const page = publicStatusPage(content({ view: view({ components, incidents, maintenances: [maintenance(3)] }) }), english, null);
    for (const words of ["Down", "Unknown", "Incident 1", "Work 3", "We look into it."]) expect(page).toContain(words);
    expect(h1(page)).toBe("Major outage");
    expect(page.indexOf("Incident 1")).toBeLessThan(page.indexOf("Incident 2"));
    expect(page).not.toContain("The database does not answer");
  });

  test.each([
    [["operational", "operational"], "All systems operational"],
    [["operational", "unknown"], "Not every service is measured"],
    [["unknown", "unknown"], "How the services are is not known at the moment"],
    [[], "How the services are is not known at the moment"],
    [["operational", "degraded"], "Some services are degraded"],
    [["operational", "down"], "Some services are down"],
  ] as const)("of %j says “%s”", (states, says) => {
    const components = states.map((state, index) => component(`service-${index}`, state));
    expect(h1(publicStatusPage(content({ view: view({ components }) }), english, null))).toBe(says);
  });

  test("speaks German", () => {
    const page = publicStatusPage(content(), { locale: "de", theme: "dark" }, { kind: "asOf", at: at(3) });
    expect(page).toContain('<html lang="de" dir="ltr" class="dark">');
    expect(h1(page)).toBe("Alle Systeme arbeiten");
    expect(page).toContain("So war es um 27. Nov. 2026, 12:03");
  });

  test("says since when it is not up to date, and that nothing is known at all", () => {
    expect(publicStatusPage(content(), english, { kind: "asOf", at: at(3) })).toContain("This is how it was at Nov 27, 2026, 12:03");
    expect(publicStatusPage(content(), english, { kind: "nothing" })).toContain("nothing was stored");
  });

  test("tells uptime with how much of the time it stands for", () => {
    const days = ["unknown", "operational"] as const;
    const told = (over: object) => {
      const history = { api: { days: [...days], percent: 99.95, measuredShare: null as number | null, ...over } };
      return publicStatusPage(content({ history }), english, null);
    };
    expect(told({})).toContain("99.95% uptime in 2 days<");
    expect(told({ measuredShare: 0.5 })).toContain("99.95% uptime in 2 days, of which 50% were measured");
    expect(told({ percent: null, measuredShare: 0 })).toContain("Not measured in 2 days");
  });

  test("takes nothing that people wrote for markup", () => {
    const components = [{ ...component("api", "down"), name: `<img src=x onerror="1">`, description: "</style><script>alert(1)</script>" }];
    const hostile = view({ components, incidents: [incident(1, { title: "</style><script>" })] });
    const page = publicStatusPage(content({ view: hostile, closed: { message: "<b>", endsAt: null } }), english, null);
    expect(page).not.toMatch(/<img src=x|<b>[^<]*<\/p>/);
    expect(page.match(/<script/g)).toHaveLength(1);
  });

  test("has the colours, the mark and the name of a brand, and none of ours", () => {
    const logo = { hash: "a".repeat(64), contentType: "image/png", base64: "" };
    const brand = { ...content().brand, tenantId: "00000000-0000-7000-8000-000000000001", name: "Harbor & Co", style: "--brand-600:#123456", logo };
    const page = publicStatusPage(content({ brand }), english, null);
    for (const part of ["Harbor &amp; Co", ":root{--brand-600:#123456}", `/status/logo/${"a".repeat(64)}`, "/sso/begin"])
      expect(page).toContain(part);
    expect(page).not.toContain("Portal");
  });

  test("is far smaller than 30 KB compressed, with 40 components of 90 days each and 20 incidents", () => {
    const days = Array.from({ length: 90 }, (_, day) => (day % 13 === 0 ? "down" : day % 7 === 0 ? "degraded" : "operational"));
    const components = Array.from({ length: 40 }, (_, n) => component(`service-${n}`, "operational"));
    const history = Object.fromEntries(components.map(({ key }) => [key, { days, percent: 99.95, measuredShare: null }])) as PageContent["history"];
    const incidents = Array.from({ length: 20 }, (_, n) => incident(n, { status: n > 3 ? "resolved" : "identified" }));
    const page = publicStatusPage(content({ view: view({ components, incidents }), history }), english, null);
    expect(brotliCompressSync(page).length).toBeLessThan(30_000);
  });
});

test("a content is the same after it was stored and read again", () => {
  const whole = content({
    view: view({ incidents: [incident(1)], maintenances: [maintenance(2)] }),
    history: { api: { days: ["operational", "unknown"], percent: 99.5, measuredShare: 0.2 } },
    parts: { postgres: "database" },
    closed: { message: "We move.", endsAt: at(9) },
  });
  expect(pageContent.parse(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
});

test("what the portal measures by itself replaces what was known of it, and nothing else", () => {
  const components = [component("postgres", "operational"), component("shop", "operational")];
  const part = {
    key: "database",
    name: "Database",
    kind: "database",
    state: "down",
    latencyMs: null,
    since: at(4).toISOString(),
    checkedAt: null,
    detail: null,
  } as const;
  const now = withPartsNow(content({ view: view({ components }), parts: { postgres: "database" } }), {
    status: "down",
    checkedAt: null,
    parts: [part],
  });
  expect(now.view.components.map(({ key, state, since }) => [key, state, since])).toEqual([
    ["postgres", "down", at(4)],
    ["shop", "operational", at(0)],
  ]);
});
