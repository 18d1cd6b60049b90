import { describe, expect, test } from "vitest";
import { CAMPAIGN_STATUSES, type CampaignStatus } from "../kinds.ts";
import { actsFrom, CAMPAIGN_ACTS, type CampaignAct, dueAct, OPPOSITES, problemsOf, type Standing, targetOf } from "./states.ts";

const standing = (change: Partial<Standing> = {}): Standing => ({
  status: "draft",
  archivedFrom: null,
  startsOn: "2026-12-01",
  endsOn: "2026-12-31",
  channels: 1,
  ...change,
});

/** Every status with every act: where it leads, or that it leads nowhere. */
const TABLE: Record<CampaignStatus, Partial<Record<CampaignAct, CampaignStatus>>> = {
  draft: { schedule: "scheduled", launch: "active", archive: "archived" },
  scheduled: { unschedule: "draft", launch: "active" },
  active: { pause: "paused", complete: "completed" },
  paused: { resume: "active", complete: "completed", archive: "archived" },
  completed: { archive: "archived" },
  archived: { restore: "draft" },
};

describe("the life of a campaign", () => {
  test.each(CAMPAIGN_STATUSES.flatMap((status) => CAMPAIGN_ACTS.map((act) => [status, act, TABLE[status][act] ?? null] as const)))(
    "from %s, %s leads to %s",
    (status, act, to) => {
      expect(targetOf(act, standing({ status }))).toBe(to);
    },
  );

  test.each(["draft", "paused", "completed"] as const)("what was archived from %s comes back to it", (archivedFrom) => {
    expect(targetOf("restore", standing({ status: "archived", archivedFrom }))).toBe(archivedFrom);
  });

  test("says which acts there are", () => {
    expect(actsFrom(standing({ status: "paused" }))).toEqual(["resume", "complete", "archive"]);
    expect(actsFrom(standing({ status: "archived", archivedFrom: "completed" }))).toEqual(["restore"]);
  });

  test("an act and the one that takes it back end where they began", () => {
    for (const status of CAMPAIGN_STATUSES) {
      for (const act of actsFrom(standing({ status }))) {
        const [to, back] = [targetOf(act, standing({ status })), OPPOSITES[act]];
        if (back === null || to === null) continue;
        const archivedFrom = to === "archived" ? status : null;
        const from = act === "restore" ? "archived" : status;
        expect([act, targetOf(back, standing({ status: to, archivedFrom }))]).toEqual([act, from]);
      }
    }
  });
});

describe("what stands in the way", () => {
  const today = "2026-11-27";
  test.each<[string, CampaignAct, Partial<Standing>, number]>([
    ["nothing, of a plan that is whole", "schedule", {}, 0],
    ["a missing channel, when it is scheduled", "schedule", { channels: 0 }, 1],
    ["a missing channel, when it is launched", "launch", { channels: 0 }, 1],
    ["a first day that is today, when it is scheduled", "schedule", { startsOn: today }, 1],
    ["a last day that is over, when it is launched", "launch", { endsOn: "2026-11-26" }, 1],
    ["a last day that is over, when it is resumed", "resume", { endsOn: "2026-11-26" }, 1],
    ["nothing on the last day itself", "resume", { endsOn: today }, 0],
    ["nothing without a last day", "launch", { endsOn: null }, 0],
    ["nothing, when it is paused", "pause", { channels: 0, endsOn: "2026-11-26" }, 0],
    ["nothing, when it is completed", "complete", { channels: 0, endsOn: "2026-11-26" }, 0],
    ["nothing, when it is archived", "archive", { channels: 0, endsOn: "2026-11-26" }, 0],
  ])("%s", (_, act, change, count) => {
    expect(problemsOf(act, standing(change), today)).toHaveLength(count);
  });
});

describe("what the clock does", () => {
  test.each<[CampaignStatus, string, "launch" | "complete" | null]>([
    ["scheduled", "2026-11-30", null],
    ["scheduled", "2026-12-01", "launch"],
    ["scheduled", "2026-12-31", "launch"],
    ["scheduled", "2027-01-01", null],
    ["active", "2026-12-31", null],
    ["active", "2027-01-01", "complete"],
    ["paused", "2027-01-01", "complete"],
    ["draft", "2026-12-01", null],
    ["completed", "2027-01-01", null],
    ["archived", "2027-01-01", null],
  ])("a campaign that is %s, on %s: %s", (status, today, act) => {
    expect(dueAct(standing({ status }), today)).toBe(act);
  });

  test("what has no end is never completed by it", () => {
    expect(dueAct(standing({ status: "active", endsOn: null }), "2099-01-01")).toBeNull();
  });
});
