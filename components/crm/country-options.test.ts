import { expect, test } from "vitest";
import { countryOptions } from "./country-options.ts";

const some = (locale: string) => countryOptions(locale).filter(({ value }) => ["AT", "DE", "GE", "EG"].includes(value));

test("countries are offered by their names in the reader's language, in its order", () => {
  expect(some("en").map(({ label }) => label)).toEqual(["Austria", "Egypt", "Georgia", "Germany"]);
  expect(some("de")).toEqual([
    { value: "EG", label: "Ägypten" },
    { value: "DE", label: "Deutschland" },
    { value: "GE", label: "Georgien" },
    { value: "AT", label: "Österreich" },
  ]);
});
