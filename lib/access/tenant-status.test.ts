import { describe, expect, test } from "vitest";
import { TENANT_ROLE_GRANTS } from "./roles.ts";
import { grantsInStatus, TENANT_STATUSES } from "./tenant-status.ts";

const admin = TENANT_ROLE_GRANTS.tenant_admin;

describe("what each status of a tenant leaves its people", () => {
  test.each(["trial", "active"] as const)("%s: everything their role allows", (status) => {
    expect(grantsInStatus(status, "tenant_admin", admin)).toBe(admin);
  });

  test("past due: everything but running things", () => {
    const left = grantsInStatus("past_due", "tenant_admin", admin);
    expect(left?.has("campaign.update")).toBe(true);
    expect(left?.has("campaign.execute")).toBe(false);
    expect(left?.has("agent.execute")).toBe(false);
  });

  test("cancelled: admins may read, everybody else is locked out", () => {
    const left = grantsInStatus("cancelled", "tenant_admin", admin);
    expect([...(left?.keys() ?? [])].every((permission) => permission.endsWith(".read"))).toBe(true);
    expect(left?.has("campaign.read")).toBe(true);
    for (const role of ["manager", "member", "viewer"] as const) expect(grantsInStatus("cancelled", role, TENANT_ROLE_GRANTS[role])).toBeNull();
  });

  test("suspended: everybody is locked out", () => {
    for (const role of ["tenant_admin", "manager", "member", "viewer"] as const)
      expect(grantsInStatus("suspended", role, TENANT_ROLE_GRANTS[role])).toBeNull();
  });

  test("no status gives more than the role has", () => {
    for (const status of TENANT_STATUSES) {
      for (const [role, grants] of Object.entries(TENANT_ROLE_GRANTS) as [keyof typeof TENANT_ROLE_GRANTS, (typeof TENANT_ROLE_GRANTS)["viewer"]][]) {
        for (const permission of grantsInStatus(status, role, grants)?.keys() ?? []) expect(grants.has(permission)).toBe(true);
      }
    }
  });
});
