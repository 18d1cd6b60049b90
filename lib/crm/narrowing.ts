import type { Conditions } from "#lib/tables";

/** The conditions that a filter adds. Those of one thing – both ends of a range – belong together. */
export interface Narrowing extends Conditions {
  /** Adds what must hold together of one thing; what is not asked for is null. */
  together(...parts: (string | null)[]): void;
}

/**
 * Lets `read` add what a filter means: all of it must be met, or one of it where that is enough. What was added before, such as the
 * tenant and the search, must be met in either case.
 */
export function narrow(conditions: Conditions, isOneEnough: boolean, read: (narrowing: Narrowing) => void): void {
  const met: string[] = [];
  const add = (condition: string) => void met.push(condition);
  read({
    ...conditions,
    add,
    together(...parts) {
      const asked = parts.filter((part) => part !== null);
      if (asked.length > 0) add(`(${asked.join(" AND ")})`);
    },
  });
  if (isOneEnough && met.length > 0) conditions.add(`(${met.join(" OR ")})`);
  else for (const condition of met) conditions.add(condition);
}
