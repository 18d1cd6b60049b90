import { expect, test } from "vitest";
import { StepError } from "../launch/steps.mjs";
import { toldFailure } from "./told-failure.ts";

test.each([
  ["as PostgreSQL's driver has it", Object.assign(new Error("could not extend file"), { code: "53100" })],
  [
    "as Prisma words it",
    new Error("Invalid `prisma.lead.updateMany()` invocation:\n\nDatabase error. Code: `53100`. Message: `could not extend file`"),
  ],
  ["below another failure", new Error("seeding failed", { cause: new Error('could not write to file "pg_wal/x": No space left on device') })],
])("a full disk is told with what to do, %s", (_, error) => {
  expect(toldFailure(error)).toMatchObject({
    message: "The disk that holds the database is full.",
    remedy: expect.stringContaining("Free some space"),
  });
});

test("what has a remedy already, and what nobody knows a remedy for, stay as they are", () => {
  for (const error of [new StepError("No space left on device", "Buy another."), new Error("a defect"), "a text"])
    expect(toldFailure(error)).toBe(error);
});
