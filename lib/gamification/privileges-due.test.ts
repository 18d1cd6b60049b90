import { expect, test } from "vitest";
import { ALL_PERMISSIONS, TENANT_PERMISSIONS } from "#lib/access";
import { keyOf, privilegesDue } from "./privileges-due.ts";

const earner = { userId: "ada", points: 0, achievements: [] };
const level3 = { id: "r", sourceKind: "level", sourceKey: "3", permission: "dashboard.manage" } as const;
const roiMaster = { id: "a", sourceKind: "achievement", sourceKey: "roi-master", permission: "campaign.automate" } as const;

const levels = [0, 100, 300, 600].map((points) => ({ name: "", points }));

test("a level's privilege is due from its points on, an achievement's to whoever has it", () => {
  expect(privilegesDue([level3], [{ ...earner, points: 299 }], levels)).toEqual([]);
  expect(privilegesDue([level3], [{ ...earner, points: 300 }], levels)).toEqual([{ userId: "ada", ruleId: "r", permission: "dashboard.manage" }]);
  expect(privilegesDue([roiMaster], [earner, { ...earner, userId: "bea", achievements: ["roi-master"] }], levels)).toEqual([
    { userId: "bea", ruleId: "a", permission: "campaign.automate" },
  ]);
});

test("no rule opens what belongs to the operator", () => {
  for (const permission of ALL_PERMISSIONS) {
    const due = privilegesDue([{ ...level3, sourceKey: "1", permission }], [earner], levels);
    expect(due.length === 1).toBe(TENANT_PERMISSIONS.includes(permission));
  }
});

test("whoever has a level's privilege keeps it down to nine tenths of its points, and who has not does not get it there", () => {
  const held = new Set([keyOf({ userId: "ada", ruleId: "r" })]);
  expect(privilegesDue([level3], [{ ...earner, points: 270 }], levels, held)).toHaveLength(1);
  expect(privilegesDue([level3], [{ ...earner, points: 269 }], levels, held)).toEqual([]);
  expect(privilegesDue([level3], [{ ...earner, points: 270 }], levels)).toEqual([]);
});

test("a rule for a level that there is not gives nothing", () => {
  expect(privilegesDue([{ ...level3, sourceKey: "9" }], [{ ...earner, points: 1_000_000 }], levels)).toEqual([]);
});
