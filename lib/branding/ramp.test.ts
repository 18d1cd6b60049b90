import { expect, test } from "vitest";
import { contrast, hexOf, mix } from "./colours.ts";
import { brandRamp, brandStyles, GROUNDS, LEAST_CONTRAST, STEPS } from "./ramp.ts";

/** Every hue, weak and strong, from nearly black to nearly white. */
const colours = [0.05, 0.3, 0.45, 0.6, 0.75, 0.9, 0.99].flatMap((lightness) =>
  [0, 0.05, 0.15, 0.3].flatMap((chroma) => Array.from({ length: 72 }, (_, index) => hexOf({ lightness, chroma, hue: (index * 5 * Math.PI) / 180 }))),
);

test("whatever the colour, everything that is read reaches 4.5 : 1 on all it stands on, in both themes", () => {
  const tooWeak = [...new Set(colours)].flatMap((colour) => {
    const { steps } = brandRamp(colour);
    const dark = [...GROUNDS.dark, mix(steps[500], "#171f2e", 0.16)];
    const pairs = [
      ["#ffffff", steps[500]],
      ["#ffffff", steps[600]],
      ...[...GROUNDS.light, steps[50]].map((ground) => [steps[600], ground]),
      ...dark.map((ground) => [steps[400], ground]),
    ] as [string, string][];
    return pairs.filter(([text, ground]) => contrast(text, ground) < LEAST_CONTRAST).map((pair) => `${colour}: ${pair.join(" on ")}`);
  });
  expect(tooWeak).toEqual([]);
});

test("what is told of the contrast is what was measured, and never less than it has to be", () => {
  for (const colour of ["#465fff", "#f5c518", "#000000", "#ffffff", "#12b76a"]) {
    for (const { ratio } of brandRamp(colour).contrasts) expect(ratio).toBeGreaterThanOrEqual(LEAST_CONTRAST);
  }
  expect(brandRamp("#000000").contrasts[0]?.ratio).toBeCloseTo(contrast("#ffffff", brandRamp("#000000").steps[500]));
});

test("a colour that can be read stays as it is, and what is done to another is said", () => {
  expect(brandRamp("#465fff")).toMatchObject({ steps: { 500: "#465fff" }, adjusted: null });
  const yellow = brandRamp("#f5c518");
  expect(yellow.adjusted).toMatchObject({ towards: "darker", button: yellow.steps[500] });
  expect(yellow.adjusted?.before).toBeCloseTo(1.6, 1);
  expect(yellow.adjusted?.after).toBeGreaterThanOrEqual(LEAST_CONTRAST);
  expect(brandRamp("#000000").adjusted).toMatchObject({ towards: "lighter" });
});

test("steps go from light to dark", () => {
  for (const colour of colours) {
    const { steps } = brandRamp(colour);
    const shine = STEPS.map((step) => contrast(steps[step], "#000000"));
    expect(shine, colour).toEqual(shine.toSorted((a, b) => b - a));
  }
});

test("the style sheet speaks of pages of that colour alone", () => {
  expect(brandStyles("#465fff")).toMatch(/^:root:has\(\[data-brand="465fff"\]\)\{--brand-25:#[0-9a-f]{6};.*--brand-950:#[0-9a-f]{6}\}\n$/);
});
