import { describe, expect, it } from "vitest";
import { LEAD_STATUSES, mayBecome, statusByDeal } from "./lead-status.ts";

describe("a lead's status", () => {
  it("is set by hand among what comes before a deal, and to silence and loss and back", () => {
    const table = LEAD_STATUSES.map((from) => `${from}: ${LEAD_STATUSES.filter((to) => mayBecome(from, to, false)).join(" ")}`);
    expect(table).toEqual([
      "new: contacted qualified lost unresponsive",
      "contacted: new qualified lost unresponsive",
      "qualified: new contacted lost unresponsive",
      "proposal: ",
      "negotiation: ",
      "converted: ",
      "lost: new contacted qualified unresponsive",
      "unresponsive: new contacted qualified lost",
    ]);
  });

  it("is its deal's while it has one", () => {
    expect(LEAD_STATUSES.some((from) => LEAD_STATUSES.some((to) => mayBecome(from, to, true)))).toBe(false);
    const stages = ["discovery", "qualification", "proposal", "negotiation", "closed_won", "closed_lost"] as const;
    expect(stages.map(statusByDeal)).toEqual(["qualified", "qualified", "proposal", "negotiation", "converted", "lost"]);
  });
});
