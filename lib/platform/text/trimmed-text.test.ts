import { expect, test } from "vitest";
import { z } from "zod";
import { trimmedText } from "./index.ts";

const NAME = trimmedText().min(1, "Enter a name.").max(20);

test.each([
  ["nothing", ""],
  ["spaces", " \t\n\u00A0\u3000"],
  ["zero-width spaces and joiners", "\u200B\u200C\u200D\uFEFF\u2060"],
  ["marks of direction", "\u200E\u200F\u202E\u2066"],
  ["a soft hyphen", "\u00AD"],
  ["letters that are empty", "\u115F\u3164\uFFA0\u2800"],
  ["a variation selector and tags", "\uFE0F\u{E0067}\u{E007F}"],
  ["a control character between spaces", " \u0007 "],
])("%s is no name", (_, text) => {
  expect(NAME.safeParse(text).error?.issues.map(({ message }) => message)).toEqual(["Enter a name."]);
});

test.each([
  ["white space at the ends goes", "  Harbor Dental\n", "Harbor Dental"],
  ["a joiner within an emoji stays", "👩‍🔧", "👩‍🔧"],
  ["a flag that ends with an invisible tag stays whole", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"],
  ["a joiner within Persian stays", "می‌خواهم", "می‌خواهم"],
  ["a heart keeps what makes it an emoji", "❤️", "❤️"],
])("%s", (_, text, expected) => {
  expect(NAME.parse(text)).toBe(expected);
});

test("it is described as a string", () => {
  expect(z.toJSONSchema(NAME, { io: "input" })).toEqual({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "string",
    minLength: 1,
    maxLength: 20,
  });
  expect(trimmedText("Write something.").safeParse(7).error?.issues[0]?.message).toBe("Write something.");
});
