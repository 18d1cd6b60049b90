import { expect, test } from "vitest";
import { problemOf, type ServerFacts } from "./check-database.ts";

const good: ServerFacts = {
  version: "15.18",
  versionNumber: 150_018,
  role: "owner",
  database: "portal",
  mayCreateInDatabase: true,
  mayCreateInPublic: true,
  mayCreateRoles: true,
  hasOurRoles: false,
};

test("PostgreSQL 15 is new enough, 14 is not", () => {
  expect(problemOf(good)).toBeNull();
  expect(problemOf({ ...good, version: "14.19", versionNumber: 140_019 })?.message).toBe(
    "PostgreSQL 14.19 is too old: the portal needs 15 or newer.",
  );
});

test("each missing right comes with the statement that grants it, names quoted", () => {
  const problem = problemOf({ ...good, role: 'o"w', mayCreateInDatabase: false, mayCreateInPublic: false, mayCreateRoles: false });
  expect(problem?.remedy.split("\n").slice(1)).toEqual([
    '  GRANT CREATE ON DATABASE "portal" TO "o""w";',
    '  GRANT CREATE ON SCHEMA public TO "o""w";',
    '  ALTER ROLE "o""w" CREATEROLE;',
  ]);
});

test("where an administrator has made our roles, the right to make roles is not needed", () => {
  expect(problemOf({ ...good, mayCreateRoles: false, hasOurRoles: true })).toBeNull();
});
