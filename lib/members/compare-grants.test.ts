import fc from "fast-check";
import { expect, test } from "vitest";
import { ALL_PERMISSIONS, type Grants, type Permission, type Reach } from "#lib/access";
import { compareGrants } from "./compare-grants.ts";

const grants = (stored: Partial<Record<Permission, Reach>>): Grants => new Map(Object.entries(stored) as [Permission, Reach][]);

test("tells what is added, widened, narrowed and removed, and nothing that stays", () => {
  const before = grants({ "lead.read": "all", "lead.update": "own", "deal.update": "all", "deal.read": "all" });
  const after = grants({ "lead.read": "all", "lead.update": "all", "deal.update": "own", "user.read": "all" });
  expect(compareGrants(before, after)).toEqual({
    added: ["user.read"],
    widened: ["lead.update"],
    narrowed: ["deal.update"],
    removed: ["deal.read"],
  });
});

const anyGrants = fc
  .array(fc.tuple(fc.constantFrom(...ALL_PERMISSIONS), fc.constantFrom<Reach>("all", "own")))
  .map((entries): Grants => new Map(entries));

test("read backwards, what was added is removed and what was widened narrowed", () => {
  fc.assert(
    fc.property(anyGrants, anyGrants, (one, other) => {
      const there = compareGrants(one, other);
      const back = compareGrants(other, one);
      expect(back).toEqual({ added: there.removed, removed: there.added, widened: there.narrowed, narrowed: there.widened });
    }),
  );
});
