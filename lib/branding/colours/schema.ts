/** What the fields of a brand reckon with while somebody types, for browsers: nothing here brings zod along, as the room's own `schema` does. */
export { brandRamp, type Ramp, STEPS } from "../ramp.ts";

/** A colour as it is kept: "#rrggbb" in small letters. */
export const BRAND_COLOUR = /^#[0-9a-f]{6}$/;

/** @returns what somebody typed as a colour that could be kept, or null */
export function typedColour(typed: string): string | null {
  const colour = typed.trim().toLowerCase();
  return BRAND_COLOUR.test(colour) ? colour : null;
}
