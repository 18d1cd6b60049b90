import { describe, expect, test } from "vitest";
import { STATUSPAGE_DOCUMENTS } from "./statuspage.ts";
import { component, incident, maintenance, view } from "./test-support/views.ts";
import { overallOf } from "./view.ts";

describe("the state of the whole", () => {
  const indicator = (over: Parameters<typeof view>[0]) => overallOf(view(over)).indicator;
  test("is the worst of components and open incidents", () => {
    expect(indicator({})).toBe("none");
    expect(indicator({ components: [component("a", "operational"), component("b", "degraded")] })).toBe("minor");
    expect(indicator({ components: [component("a", "operational"), component("b", "down")] })).toBe("major");
    expect(indicator({ components: [component("a", "down"), component("b", "down")] })).toBe("critical");
    expect(indicator({ incidents: [incident(1, { impact: "critical" })] })).toBe("critical");
    expect(indicator({ incidents: [incident(1, { impact: "critical", status: "resolved" })] })).toBe("none");
    expect(indicator({ components: [component("a", "maintenance"), component("b", "operational")] })).toBe("maintenance");
  });
  test("does not say that all is well where something is not measured", () => {
    expect(overallOf(view({ components: [component("a", "operational"), component("b", "unknown")] })).description).toBe(
      "Not All Systems Are Measured",
    );
    expect(overallOf(view({ components: [] })).description).toBe("Nothing Is Measured");
  });
});

describe("Statuspage's documents", () => {
  const open = incident(1, { componentKeys: ["api"] });
  const over = incident(2, { status: "resolved" });
  const whole = view({
    components: [component("api", "down"), component("vault", "unknown")],
    incidents: [over, open],
    maintenances: [maintenance(1), maintenance(2, { status: "in_progress" }), maintenance(3, { status: "completed" })],
  });

  test("have the fields of the published format", () => {
    const { page, components, incidents, scheduled_maintenances, status } = STATUSPAGE_DOCUMENTS.summary(whole);
    expect(page).toEqual({
      id: whole.page.id,
      name: "Portal",
      url: "https://portal.example/status",
      time_zone: "Etc/UTC",
      updated_at: "2026-11-27T12:05:00.000Z",
    });
    expect(status).toEqual({ indicator: "critical", description: "Major Service Outage" });
    expect(Object.keys(components[0] ?? {}).toSorted()).toEqual(
      [
        "created_at",
        "description",
        "group",
        "group_id",
        "id",
        "name",
        "only_show_if_degraded",
        "page_id",
        "position",
        "showcase",
        "start_date",
        "status",
        "updated_at",
      ], // prettier-ignore
    );
    expect(components).toMatchObject([{ name: "API", status: "major_outage", position: 1 }]);
    expect(incidents).toMatchObject([
      {
        name: "Incident 1",
        status: "investigating",
        impact: "minor",
        resolved_at: null,
        incident_updates: [{ incident_id: open.id, affected_components: [{ code: whole.components[0]?.id, name: "API" }] }],
        components: [{ name: "API" }],
      },
    ]);
    expect(scheduled_maintenances.map(({ name }) => name)).toEqual(["Work 1", "Work 2"]);
  });

  test("leave out a component that nothing measures, since the format has no word for that", () => {
    expect(STATUSPAGE_DOCUMENTS.components(whole).components.map(({ name }) => name)).toEqual(["API"]);
  });

  test("list what their names say", () => {
    expect(STATUSPAGE_DOCUMENTS.incidents(whole).incidents).toHaveLength(2);
    expect(STATUSPAGE_DOCUMENTS["incidents/unresolved"](whole).incidents.map(({ name }) => name)).toEqual(["Incident 1"]);
    const works = (name: "scheduled-maintenances" | "scheduled-maintenances/upcoming" | "scheduled-maintenances/active") =>
      STATUSPAGE_DOCUMENTS[name](whole).scheduled_maintenances.map(({ name: title }) => title);
    expect(works("scheduled-maintenances")).toEqual(["Work 1", "Work 2", "Work 3"]);
    expect(works("scheduled-maintenances/upcoming")).toEqual(["Work 1"]);
    expect(works("scheduled-maintenances/active")).toEqual(["Work 2"]);
    expect(Object.keys(STATUSPAGE_DOCUMENTS)).toHaveLength(8);
  });
});
