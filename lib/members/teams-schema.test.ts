import { expect, test } from "vitest";
import { chooseTeamInput, teamInput, teamList, teamWithMembers } from "./teams-schema.ts";

test.each(Object.entries({ teamInput, teamList, teamWithMembers, chooseTeamInput }))("the example of %s is one", (_name, schema) => {
  const { example } = schema.meta() ?? {};
  expect(example).toBeDefined();
  expect(schema.safeParse(example).error?.issues ?? []).toEqual([]);
});
