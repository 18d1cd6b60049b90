import { contrast, hexOf, mix, type Oklch, oklchOf } from "./colours.ts";

export const STEPS = [25, 50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 950] as const;
export type Step = (typeof STEPS)[number];

/** Changes with what is computed below: a part of the address of the colours, which browsers keep for ever. */
export const RAMP_VERSION = 1;
export const LEAST_CONTRAST = 4.5;

/** What text in the brand's colour stands on, as tailwind.config.ts has it (a test compares). */
export const GROUNDS = {
  light: ["#ffffff", "#f9fafb", "#f2f4f7"],
  dark: ["#101828", "#171f2e", "#1d2738", "#1b2434", "#232d3f"],
} as const;
const DARK_SURFACE = "#171f2e";
const SOFT_SHARE = 0.16;
const WHITE = "#ffffff";
const LIGHTNESS_STEP = 0.004;
/** Below it a button cannot be told from a dark page. */
const DARKEST_BUTTON = 0.4;
const LIGHTEST_BUTTON = 0.62;
const LIGHTEST_LINK = 0.85;

interface Adjustment {
  /** "lighter" where it could not be told from a dark page. */
  towards: "darker" | "lighter";
  button: string;
  /** The contrast of white text on the chosen colour, and on the button's. */
  before: number;
  after: number;
}

export interface Ramp {
  /** As it was chosen. */
  colour: string;
  steps: Record<Step, string>;
  /** The least contrast of each use, over all that it stands on. */
  contrasts: { use: "button" | "pointedButton" | "lightLink" | "darkLink"; ratio: number }[];
  /** What was done to the chosen colour so that everybody can read it; null where it stayed. */
  adjusted: Adjustment | null;
}

/**
 * The twelve steps of a brand colour. White text on buttons (500, 600), links and active items in the light theme (600) and in
 * the dark one (400) reach at least 4.5 : 1 on everything they stand on (WCAG 2.2, 1.4.3), whatever the colour.
 * @param colour "#rrggbb" in small letters
 */
export function brandRamp(colour: string): Ramp {
  const chosen = oklchOf(colour);
  const at = (lightness: number, strength = 1): string => hexOf({ ...chosen, lightness, chroma: chosen.chroma * strength });
  const button = buttonOf(colour, chosen);
  const base = oklchOf(button).lightness;
  const soft = at(0.965, 0.09);
  const text = seek(at, base - 0.05, -1, (hex) => least(hex, [...GROUNDS.light, soft, WHITE]) >= LEAST_CONTRAST);
  const softDark = mix(button, DARK_SURFACE, SOFT_SHARE);
  const textDark = seek(
    at,
    Math.max(0.68, Math.min(chosen.lightness, LIGHTEST_LINK)),
    1,
    (hex) => least(hex, [...GROUNDS.dark, softDark]) >= LEAST_CONTRAST,
  );
  const [low, high] = [oklchOf(text).lightness, oklchOf(textDark).lightness];
  const between = (from: number, to: number, share: number) => from + (to - from) * share;
  const steps: Record<Step, string> = {
    25: at(0.98, 0.05),
    50: soft,
    100: at(0.935, 0.16),
    200: at(between(high, 0.935, 0.7), 0.35),
    300: at(between(high, 0.935, 0.4), 0.6),
    400: textDark,
    500: button,
    600: text,
    700: at(between(low, 0.2, 0.2), 0.95),
    800: at(between(low, 0.2, 0.4), 0.85),
    900: at(between(low, 0.2, 0.6), 0.75),
    950: at(between(low, 0.2, 0.85), 0.6),
  };
  const contrasts: Ramp["contrasts"] = [
    { use: "button", ratio: contrast(WHITE, button) },
    { use: "pointedButton", ratio: contrast(WHITE, text) },
    { use: "lightLink", ratio: least(text, [...GROUNDS.light, soft]) },
    { use: "darkLink", ratio: least(textDark, [...GROUNDS.dark, softDark]) },
  ];
  return { colour, steps, contrasts, adjusted: adjustmentOf(colour, button) };
}

const least = (hex: string, grounds: readonly string[]) => Math.min(...grounds.map((ground) => contrast(hex, ground)));

/** The chosen colour itself wherever white can be read on it and it can be told from a dark page. */
function buttonOf(colour: string, chosen: Oklch): string {
  if (chosen.lightness < DARKEST_BUTTON) return hexOf({ ...chosen, lightness: DARKEST_BUTTON });
  if (contrast(WHITE, colour) >= LEAST_CONTRAST) return colour;
  const at = (lightness: number) => hexOf({ ...chosen, lightness });
  return seek(at, Math.min(chosen.lightness, LIGHTEST_BUTTON), -1, (hex) => contrast(WHITE, hex) >= LEAST_CONTRAST);
}

/** The first colour, from `start` on towards black (-1) or white (1), that is good enough; black and white themselves always are. */
function seek(at: (lightness: number) => string, start: number, towards: 1 | -1, isGood: (hex: string) => boolean): string {
  for (let lightness = start; lightness > 0 && lightness < 1; lightness += towards * LIGHTNESS_STEP) {
    const hex = at(lightness);
    if (isGood(hex)) return hex;
  }
  return towards === 1 ? WHITE : "#000000";
}

function adjustmentOf(colour: string, button: string): Adjustment | null {
  if (button === colour) return null;
  const [before, after] = [contrast(WHITE, colour), contrast(WHITE, button)];
  return { towards: before < LEAST_CONTRAST ? "darker" : "lighter", button, before, after };
}

/** The colours as a style sheet, for pages that name them: `<… data-brand="rrggbb">`. */
export function brandStyles(colour: string): string {
  const { steps } = brandRamp(colour);
  const variables = STEPS.map((step) => `--brand-${step}:${steps[step]}`).join(";");
  return `:root:has([data-brand="${colour.slice(1)}"]){${variables}}\n`;
}
