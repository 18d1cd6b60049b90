import { expect, test } from "vitest";
import { countryOptions } from "./country-options.ts";

test("countries are offered by their names in the reader's language, in its order", () => {
  const codes = ["AT", "DE", "GE", "EG"];
  expect(countryOptions("en", codes).map(({ label }) => label)).toEqual(["Austria", "Egypt", "Georgia", "Germany"]);
  expect(countryOptions("de", codes)).toEqual([
    { value: "EG", label: "Ägypten" },
    { value: "DE", label: "Deutschland" },
    { value: "GE", label: "Georgien" },
    { value: "AT", label: "Österreich" },
  ]);
});
