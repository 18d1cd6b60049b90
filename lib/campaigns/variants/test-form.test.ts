import { expect, test } from "vitest";
import { testOfForm, variantCreativeField, variantNameField } from "./test-form.ts";

test("a form’s variants are those that were named, in their order", () => {
  const sent = {
    name: "Button",
    [variantNameField(1)]: "As now",
    [variantCreativeField(1)]: "",
    [variantNameField(3)]: "Green",
    [variantNameField(2)]: "",
  };
  expect(testOfForm(sent)).toEqual({
    name: "Button",
    variants: [
      { name: "As now", creativeId: "" },
      { name: "Green", creativeId: "" },
    ],
  });
});

test("one with a creative and without a name is not lost, so that its name is asked for", () => {
  expect(testOfForm({ [variantCreativeField(2)]: "b" })).toEqual({ variants: [{ name: "", creativeId: "b" }] });
});

test("an empty form has no variants", () => expect(testOfForm({})).toEqual({ variants: [] }));
