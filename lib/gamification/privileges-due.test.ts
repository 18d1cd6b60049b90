import fc from "fast-check";
import { expect, test } from "vitest";
import { ALL_PERMISSIONS, TENANT_PERMISSIONS } from "#lib/access";
import { HIGHEST_LEVEL, levelOf, pointsForLevel } from "./levels.ts";
import { privilegesDue } from "./privileges-due.ts";

const earner = { userId: "ada", points: 0, achievements: [] };
const level3 = { id: "r", sourceKind: "level", sourceKey: "3", permission: "dashboard.manage" } as const;
const roiMaster = { id: "a", sourceKind: "achievement", sourceKey: "roi-master", permission: "campaign.automate" } as const;

test("a level begins at its points, and never goes down with more of them", () => {
  for (let level = 1; level <= HIGHEST_LEVEL; level += 1) expect(levelOf(pointsForLevel(level))).toBe(level);
  expect(levelOf(pointsForLevel(3) - 1)).toBe(2);
  fc.assert(fc.property(fc.nat(), fc.nat(), (points, more) => levelOf(points + more) >= levelOf(points)));
});

test("a level's privilege is due from its points on, an achievement's to whoever has it", () => {
  expect(privilegesDue([level3], [{ ...earner, points: 299 }])).toEqual([]);
  expect(privilegesDue([level3], [{ ...earner, points: 300 }])).toEqual([{ userId: "ada", ruleId: "r", permission: "dashboard.manage" }]);
  expect(privilegesDue([roiMaster], [earner, { ...earner, userId: "bea", achievements: ["roi-master"] }])).toEqual([
    { userId: "bea", ruleId: "a", permission: "campaign.automate" },
  ]);
});

test("no rule opens what belongs to the operator", () => {
  for (const permission of ALL_PERMISSIONS) {
    const due = privilegesDue([{ ...level3, sourceKey: "1", permission }], [earner]);
    expect(due.length === 1).toBe(TENANT_PERMISSIONS.includes(permission));
  }
});
