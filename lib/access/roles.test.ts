import { describe, expect, test } from "vitest";
import { ALL_PERMISSIONS } from "./permissions.ts";
import { PLATFORM_ROLE_GRANTS, TENANT_ROLE_GRANTS } from "./roles.ts";

describe("built-in roles", () => {
  test("a super-admin may do everything", () => {
    expect([...PLATFORM_ROLE_GRANTS.super_admin.keys()].sort()).toEqual([...ALL_PERMISSIONS].sort());
  });

  test("support reads, mends incidents and impersonates, but changes no tenant", () => {
    const support = PLATFORM_ROLE_GRANTS.support;
    expect(support.has("incident.manage")).toBe(true);
    expect(support.has("impersonate")).toBe(true);
    expect(support.has("tenant.read")).toBe(true);
    for (const permission of ["tenant.manage", "user.update", "campaign.update", "billing.manage"] as const)
      expect(support.has(permission)).toBe(false);
  });

  test("no role inside a tenant reaches beyond it", () => {
    for (const grants of Object.values(TENANT_ROLE_GRANTS)) {
      for (const permission of ["tenant.read", "tenant.manage", "system.monitor", "impersonate"] as const) expect(grants.has(permission)).toBe(false);
    }
  });

  test("each tenant role may do what the one below it may", () => {
    const { tenant_admin, manager, member, viewer } = TENANT_ROLE_GRANTS;
    for (const [upper, lower] of [
      [tenant_admin, manager],
      [manager, member],
      [member, viewer],
    ] as const) {
      for (const permission of lower.keys()) expect(upper.has(permission)).toBe(true);
    }
  });

  test("a viewer only reads", () => {
    for (const permission of TENANT_ROLE_GRANTS.viewer.keys()) expect(permission).toMatch(/\.read$/);
  });

  test("a member changes only campaigns and leads of their own", () => {
    expect(TENANT_ROLE_GRANTS.member.get("campaign.update")).toBe("own");
    expect(TENANT_ROLE_GRANTS.member.get("lead.update")).toBe("own");
  });
});
