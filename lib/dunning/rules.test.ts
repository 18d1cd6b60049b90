import fc from "fast-check";
import { expect, test } from "vitest";
import { afterPause, afterStep, type Schedule, stepDue } from "./rules.ts";
import { changePolicyCall, changePolicyInput, type DunningStep } from "./schema.ts";

const DAY_MS = 86_400_000;
const START = new Date("2026-03-01T00:00:00.000Z");
const at = (days: number) => new Date(START.getTime() + days * DAY_MS);
const STEPS: DunningStep[] = [
  { kind: "reminder", day: 0 },
  { kind: "reminder", day: 7 },
  { kind: "final_notice", day: 14 },
  { kind: "propose_suspension", day: 21 },
];
const opened = (steps = STEPS): Schedule => ({
  steps,
  stepsTaken: 0,
  scheduleFrom: START,
  nextAt: new Date(START.getTime() + (steps[0]?.day ?? 0) * DAY_MS),
});

test("steps are due on their days, and on no other", () => {
  let schedule = opened();
  const days: number[] = [];
  for (let day = 0; day <= 30; day++) {
    if (!stepDue(schedule, at(day))) continue;
    schedule = afterStep(schedule, at(day));
    days.push(day);
  }
  expect(days).toEqual([0, 7, 14, 21]);
  expect(schedule.nextAt).toBeNull();
});

test("after a late step the others keep their distance; after an early one they stay", () => {
  const late = afterStep(opened(), at(10));
  expect(late.nextAt).toEqual(at(17));
  const early = afterStep(afterStep(opened(), at(0)), at(3));
  expect(early.nextAt).toEqual(at(14));
});

test("a pause moves what is left by its length", () => {
  const schedule = afterStep(opened(), at(0));
  expect(afterPause(schedule, at(2), at(12)).nextAt).toEqual(at(17));
});

const days = fc.uniqueArray(fc.nat(90), { minLength: 1, maxLength: 6 }).map((list) => list.toSorted((a, b) => a - b));
const moves = fc.array(fc.record({ hours: fc.nat(24 * 12), act: fc.constantFrom("look", "look", "send", "pause", "resume") }), { maxLength: 60 });

test("whatever happens, steps are taken in their order, each once, none before its time unless somebody sends it, and never nearer than they should be", () => {
  fc.assert(
    fc.property(days, moves, (list, story) => {
      const steps = list.map((day): DunningStep => ({ kind: "reminder", day }));
      let schedule = opened(steps);
      let now = START;
      let pausedAt: Date | null = null;
      const taken: { position: number; at: number; isSent: boolean }[] = [];
      for (const { hours, act } of story) {
        now = new Date(now.getTime() + hours * 3_600_000);
        if (act === "pause" && !pausedAt) pausedAt = now;
        if (act === "resume" && pausedAt) {
          schedule = afterPause(schedule, pausedAt, now);
          pausedAt = null;
        }
        if (pausedAt) continue;
        const isSent = act === "send" && schedule.stepsTaken < steps.length;
        if (!isSent && !stepDue(schedule, now)) continue;
        taken.push({ position: schedule.stepsTaken, at: now.getTime(), isSent });
        schedule = afterStep(schedule, now);
        // Two looks at one moment find nothing twice, since days rise.
        expect(stepDue(schedule, now)).toBeNull();
      }
      expect(taken.map(({ position }) => position)).toEqual(taken.map((_, index) => index));
      for (const [index, step] of taken.entries()) {
        const [before, day] = [taken[index - 1], steps[step.position]?.day ?? 0];
        if (step.isSent) continue;
        expect(step.at).toBeGreaterThanOrEqual(START.getTime() + day * DAY_MS);
        if (before) expect(step.at - before.at).toBeGreaterThanOrEqual((day - (steps[before.position]?.day ?? 0)) * DAY_MS);
      }
      expect(schedule.nextAt === null).toBe(schedule.stepsTaken === steps.length);
    }),
  );
});

test("a policy's days rise, and nothing follows a suspension", () => {
  const said = (kinds: [string, string][]) => {
    const fields = Object.fromEntries(
      kinds.flatMap(([kind, day], index) => [
        [`kind${index + 1}`, kind],
        [`day${index + 1}`, day],
      ]),
    );
    const parsed = changePolicyInput.safeParse({ ...fields, version: "1" });
    return parsed.success ? parsed.data.steps : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  };
  expect(
    said([
      ["reminder", "3"],
      ["", ""],
      ["suspend", "10"],
    ]),
  ).toEqual([
    { kind: "reminder", day: 3 },
    { kind: "suspend", day: 10 },
  ]);
  expect(
    said([
      ["reminder", "3"],
      ["final_notice", "3"],
    ]),
  ).toEqual(["day2: Enter a later day than the step before has."]);
  expect(
    said([
      ["suspend", "3"],
      ["reminder", "9"],
    ]),
  ).toEqual(["kind2: Nothing can follow a suspension."]);
  expect(said([["", ""]])).toEqual(["kind1: Choose at least one step."]);
  expect(said([["reminder", "x"]])).toEqual(["day1: Enter a day from 0 to 365."]);
});

test.each([
  ["none at all", [], "steps"],
  [
    "one after a suspension",
    [
      { kind: "suspend", day: 3 },
      { kind: "reminder", day: 4 },
    ],
    "steps.1.kind",
  ],
  [
    "one on an earlier day",
    [
      { kind: "reminder", day: 3 },
      { kind: "reminder", day: 3 },
    ],
    "steps.1.day",
  ],
])("a call of the API takes the steps that the form takes: not %s", (_, steps, path) => {
  expect(changePolicyCall.safeParse({ version: 1, steps: STEPS }).data).toEqual({ version: 1, steps: STEPS });
  expect(changePolicyCall.safeParse({ version: 1, steps }).error?.issues.map((issue) => issue.path.join("."))).toEqual([path]);
});
