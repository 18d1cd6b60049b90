import { expect, test } from "vitest";
import { selectAttributes } from "./select-attributes.ts";

const USER = {
  schemas: ["urn:user"],
  id: "1",
  userName: "ada",
  name: { givenName: "Ada", familyName: "L" },
  emails: [{ value: "a@x", type: "work" }],
  meta: { version: "1" },
};

test("what is asked for, with what is always returned", () => {
  expect(selectAttributes(USER, "userName, NAME.givenName,emails.value", undefined)).toEqual({
    schemas: ["urn:user"],
    id: "1",
    userName: "ada",
    name: { givenName: "Ada" },
    emails: [{ value: "a@x" }],
  });
});

test("all but what is excluded, of which what is always returned is no part", () => {
  expect(selectAttributes(USER, undefined, "id,emails,name.familyName,meta")).toEqual({
    schemas: ["urn:user"],
    id: "1",
    userName: "ada",
    name: { givenName: "Ada" },
  });
  expect(selectAttributes(USER, undefined, undefined)).toEqual(USER);
});
