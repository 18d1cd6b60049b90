import { TEST_LIMITS } from "./limits.ts";

/** What a variant is called beside its name: A for the first. */
export const letterOf = (position: number): string => String.fromCharCode(64 + position);

/** Names of a variant's fields in a form; the first is 1. */
export const variantNameField = (position: number): string => `variant:${position}`;
export const variantCreativeField = (position: number): string => `creative:${position}`;

/** What a form sends of variants, as a plan has it: those that have a name or a creative, in their order. Other fields stay. */
export function testOfForm(sent: unknown): unknown {
  if (typeof sent !== "object" || sent === null) return sent;
  const fields: Record<string, unknown> = { ...sent };
  const variants = Array.from({ length: TEST_LIMITS.variants }, (_, index) => index + 1).flatMap((position) => {
    const [name, creativeId] = [fields[variantNameField(position)] ?? "", fields[variantCreativeField(position)] ?? ""];
    delete fields[variantNameField(position)];
    delete fields[variantCreativeField(position)];
    return name === "" && creativeId === "" ? [] : [{ name, creativeId }];
  });
  return { ...fields, variants };
}
