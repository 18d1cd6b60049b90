import { amountOfWriting } from "#lib/platform/money/schema";
import type { Writer } from "#lib/platform/text";
import { timeOfWriting } from "./written-time.ts";

interface WrittenFields {
  times?: readonly string[];
  amounts?: readonly string[];
}

/**
 * Reads times and amounts of a form as its sender writes them: "12/24/2026 2:30 PM", "$1,250". Other programs send what means the same to
 * everybody, so that the shapes of the calls know no writer.
 */
export const asWritten =
  ({ times = [], amounts = [] }: WrittenFields) =>
  (fields: Record<string, string>, writer: Writer): Record<string, string> => {
    const read = (name: string, typed: string) => {
      if (times.includes(name)) return timeOfWriting(typed, writer.locale);
      return amounts.includes(name) ? amountOfWriting(typed, writer) : typed;
    };
    return Object.fromEntries(Object.entries(fields).map(([name, typed]) => [name, read(name, typed)]));
  };
