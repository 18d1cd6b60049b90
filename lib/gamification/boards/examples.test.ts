import { describe, expect, test } from "vitest";
import { gameSummary } from "../widgets/schema.ts";
import { leaderboard, rankReasons, teamLeaderboard } from "./schema.ts";

describe("the documentation shows an example that its schema accepts", () => {
  test.each(Object.entries({ leaderboard, teamLeaderboard, rankReasons, gameSummary }))("of %s", (_name, schema) => {
    const { example } = schema.meta() ?? {};
    expect(example).toBeDefined();
    expect(schema.safeParse(example).error?.issues ?? []).toEqual([]);
  });
});
