import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sayIn } from "#words/say";
import { AUDIT_GROUPS, actionsMeant, isKnownAction, sayAction } from "./actions.ts";

const ROOT = join(import.meta.dirname, "../..");

/** The texts that stand as `action` in what is handed to `recordAudit`, or are assigned to a variable of that name. */
function recordedActions(): string[] {
  const files = ["lib", "scripts", "prisma/seed"].flatMap((place) =>
    readdirSync(join(ROOT, place), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.includes("generated"))
      .map((file) => readFileSync(join(ROOT, place, file), "utf8")),
  );
  const sources = files.filter((source) => /recordAudit|auditEntry\.create/.test(source));
  return sources.flatMap((source) =>
    [...source.matchAll(/\baction(?::| =) ([^\n;]+)/g)].flatMap(([, value = ""]) =>
      // The first expression after it: a text, or the two sides of a choice.
      [...(value.split(/,\s*(?:tenantId|\.\.\.)/)[0] ?? "").matchAll(/(?<!=== )["`]([a-z_]+(?:\.[a-z_${}.]+)?)["`]/g)].map(
        ([, action = ""]) => action,
      ),
    ),
  );
}

test("every action that is recorded has words", () => {
  const recorded = [...new Set(recordedActions())];
  expect(recorded.length).toBeGreaterThan(30);
  // One is made of the side of a change of address: either.
  const named = recorded.flatMap((action) => (action.includes("$") ? ["old", "new"].map((side) => action.replace(/\$.*/, side)) : [action]));
  expect(named.filter((action) => !isKnownAction(action))).toEqual([]);
});

test("an action is named once", () => {
  const names = Object.values(AUDIT_GROUPS).flatMap(({ actions }) => Object.keys(actions));
  expect(new Set(names).size).toBe(names.length);
});

test("a filter means one action or a whole group", () => {
  expect(actionsMeant("sign_in")).toEqual(["sign_in"]);
  expect(actionsMeant("view.*")).toEqual(["view.save", "view.change", "view.delete"]);
  expect(actionsMeant("made.up")).toBeNull();
  expect(sayAction("of.another.version")).toBe("of.another.version");
});

const SAME_IN_GERMAN = new Set(["Gateway", "Webhooks"]);

test.each(Object.values(AUDIT_GROUPS).flatMap(({ label, actions }) => [label, ...Object.values<string>(actions)]))(
  "“%s” is said in German too",
  (name) => {
    expect(sayIn("de", name) !== name || SAME_IN_GERMAN.has(name)).toBe(true);
  },
);
