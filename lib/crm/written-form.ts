import { amountOfWriting } from "#lib/platform/money/schema";
import type { Writer } from "#lib/platform/text";
import { timeOfWriting } from "./written-time.ts";

interface WrittenFields {
  times?: readonly string[];
  /** Beside them a field `currency` may say what they are in. */
  amounts?: readonly string[];
}

/**
 * Reads times and amounts of a form as its sender writes them: "12/24/2026 2:30 PM", "$1,250". Other programs send what means the same to
 * everybody, so that the shapes of the calls know no writer.
 */
export const asWritten =
  ({ times = [], amounts = [] }: WrittenFields) =>
  ({ currency, ...fields }: Record<string, string>, writer: Writer): Record<string, string> => {
    // A record may be in another currency than its tenant, whose sign must not be taken for the record's.
    const ofRecord = { ...writer, currency: currency && /^[A-Z]{3}$/.test(currency) ? currency : writer.currency };
    const read = (name: string, typed: string) => {
      if (times.includes(name)) return timeOfWriting(typed, writer.locale);
      return amounts.includes(name) ? amountOfWriting(typed, ofRecord) : typed;
    };
    return Object.fromEntries(Object.entries(fields).map(([name, typed]) => [name, read(name, typed)]));
  };
