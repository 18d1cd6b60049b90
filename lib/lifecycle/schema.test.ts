import { expect, test } from "vitest";
import { newId } from "#lib/platform/crypto";
import { peopleStep } from "./schema.ts";

test("the address of the first administrator is asked for as somebody else's, and only when they are invited", () => {
  const typed = { id: newId(), version: "1", invite: "invite", domain: "" };
  for (const email of ["", "greta"])
    expect(peopleStep.safeParse({ ...typed, email }).error?.issues).toMatchObject([
      { path: ["email"], message: "Enter an e-mail address such as name@example.com." },
    ]);
  expect(peopleStep.safeParse({ ...typed, invite: "later", email: "" }).success).toBe(true);
});
