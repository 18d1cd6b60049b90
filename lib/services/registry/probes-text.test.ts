import { describe, expect, it } from "vitest";
import { readProbes, textOfProbes } from "./probes-text.ts";

const issuesOf = (text: string): string[] => {
  try {
    readProbes(text);
    return [];
  } catch (error) {
    return (error as { issues: { path: string; message: string }[] }).issues.map(({ path, message }) => `${path}: ${message}`);
  }
};

describe("probes as text", () => {
  it("are a list, with what is usual left out", () => {
    const text = "- name: alive\n  kind: http\n  path: /health\n- name: resolves\n  kind: dns\n  record: crm.example\n  purpose: readiness\n";
    const probes = readProbes(text);
    expect(probes).toMatchObject([
      { kind: "http", path: "/health", intervalSeconds: 20, statuses: ["200-299"] },
      { kind: "dns", purpose: "readiness" },
    ]);
    expect(textOfProbes(probes)).not.toContain("intervalSeconds");
    expect(readProbes(textOfProbes(probes))).toEqual(probes);
  });

  it("tell what is wrong with which entry", () => {
    expect(issuesOf("- name: alive\n  kind: http\n  intervalSeconds: 1")).toContain("probes: Entry 1: intervalSeconds: From 5 to 3600.");
    expect(issuesOf("- [")[0]).toMatch(/^probes: .+ at line 1/);
    expect(issuesOf("name: alive")).toHaveLength(1);
    expect(issuesOf("- &a { name: alive, kind: tcp }\n- *a")).toEqual(["probes: Write every probe out: aliases (*) are not read."]);
  });

  it("may be none", () => {
    expect(readProbes(" \n")).toEqual([]);
    expect(textOfProbes([])).toBe("");
  });
});
