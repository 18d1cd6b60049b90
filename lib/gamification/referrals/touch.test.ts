import fc from "fast-check";
import { expect, test } from "vitest";
import { readTouch, signTouch, sourceOf } from "./touch.ts";

const SECRET = "a secret of at least thirty-two characters";
const NOW = new Date("2026-11-27T12:00:00Z");
const touch = { code: "BIZ0A1B2C3D", source: "linkedin", touchedAt: new Date("2026-11-01T08:30:15Z") };

test("a touch is read as it was signed", () => {
  expect(readTouch(SECRET, signTouch(SECRET, touch), NOW)).toEqual(touch);
});

test("whatever is changed in it, it is none", () => {
  const signed = signTouch(SECRET, touch);
  fc.assert(
    fc.property(fc.nat(signed.length - 1), fc.constantFrom(..."abcXYZ019-_."), (at, character) => {
      const changed = signed.slice(0, at) + character + signed.slice(at + 1);
      if (changed !== signed) expect(readTouch(SECRET, changed, NOW)).toBeNull();
    }),
  );
  expect(readTouch("another secret of thirty-two characters", signed, NOW)).toBeNull();
});

test("it counts for 365 days and not before it was made", () => {
  const signed = signTouch(SECRET, touch);
  const after = (days: number) => new Date(touch.touchedAt.getTime() + days * 86_400_000);
  expect(readTouch(SECRET, signed, after(365))).not.toBeNull();
  expect(readTouch(SECRET, signed, after(365.001))).toBeNull();
  expect(readTouch(SECRET, signed, after(-1))).toBeNull();
});

test.each(["", "BIZ0A1B2C3D", "BIZ0A1B2C3D.x.direct", "....", "BIZ0A1B2C3D.!.direct.mac"])("%j is no touch", (text) => {
  expect(readTouch(SECRET, text, NOW)).toBeNull();
});

test.each([
  [" LinkedIn ", "linkedin"],
  ["mail_2026-03", "mail_2026-03"],
  ["<script>", "direct"],
  ["x".repeat(41), "direct"],
  [undefined, "direct"],
])("a source %j is counted as %s", (given, counted) => {
  expect(sourceOf(given)).toBe(counted);
});
