import { describe, expect, test } from "vitest";
import { z } from "zod";
import { conflict, fromZodError, invalid, limitExceeded, toProblem } from "./index.ts";

describe("problem details", () => {
  test("an expected error tells its message, status and code", () => {
    expect(toProblem(conflict("Taken."), "r1")).toEqual({
      type: "urn:bizosaas:problem:conflict",
      title: "Conflict",
      status: 409,
      detail: "Taken.",
      code: "conflict",
      request_id: "r1",
    });
    expect(toProblem(limitExceeded("Slow down.", 3), "r1").status).toBe(429);
  });

  test("an unexpected error tells nothing but the request id", () => {
    const problem = toProblem(new Error("password=hunter2 at 10.0.0.1"), "r2");
    expect(problem.status).toBe(500);
    expect(JSON.stringify(problem)).not.toContain("hunter2");
    expect(problem.detail).toContain("r2");
  });

  test("an error of another copy of the module is recognised", () => {
    const foreign = Object.assign(new Error("Gone."), { [Symbol.for("bizosaas.app-error")]: true, code: "not_found", issues: [] });
    expect(toProblem(foreign, "r3").status).toBe(404);
  });

  test("zod's issues become dotted paths, and unknown fields are named", () => {
    const schema = z.strictObject({ address: z.object({ city: z.string() }) });
    const { error } = schema.safeParse({ address: { city: 1 }, extra: true });
    const issues = error ? fromZodError(error).issues : [];
    expect(issues.map((issue) => issue.path)).toEqual(["address.city", "extra"]);
  });

  test("a more exact status may be given", () => {
    expect(toProblem(invalid("Too large."), "r4", 413).status).toBe(413);
  });
});
