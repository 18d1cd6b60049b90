import { expect, test } from "vitest";
import { certificateProblem } from "./http.ts";

test("a certificate is told of once it ends in fewer days than it should last", () => {
  const now = new Date("2026-11-27T12:00:00Z");
  expect(certificateProblem(new Date("2026-12-12T12:00:00Z"), 14, now)).toBeNull();
  expect(certificateProblem(new Date("2026-12-11T11:00:00Z"), 14, now)).toBe("The certificate ends in 13 days.");
});
