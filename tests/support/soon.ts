import { vi } from "vitest";

/** Repeats a check until it passes. The time is generous: how long something takes beside other work is no part of what is tested. */
export function soon<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 15_000, interval: 10 });
}
