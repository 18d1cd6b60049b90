import { expect, test } from "vitest";
import { sayIn } from "#words";
import { PERSONAL_DATA } from "./declarations.ts";

test("all that is told of what is kept of people is told in German, too", () => {
  const sentences = PERSONAL_DATA.flatMap(({ label, rows }) => [
    label,
    ...rows.flatMap(({ what, why, erasure }) => [what, why, ...("because" in erasure ? [erasure.because] : [])]),
  ]);
  expect([...new Set(sentences)].filter((sentence) => sayIn("de", sentence) === sentence)).toEqual([]);
});
