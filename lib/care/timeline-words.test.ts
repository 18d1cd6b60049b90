import { describe, expect, test } from "vitest";
import { sayEvent, type TimelineRow } from "./timeline-words.ts";

const say = (what: string, details: Record<string, unknown> = {}, kind: TimelineRow["kind"] = "plan") =>
  sayEvent({ id: "0190", at: new Date("2026-03-01T10:00:00Z"), kind, what, by: null, details });

describe("a subscription says", () => {
  test.each([
    ["that the trial began", { plan: "Starter", status: "trial" }, "A trial of Starter began"],
    ["that it began otherwise", { plan: "Starter", status: "past_due" }, "Starter began: past due"],
    ["what plan came", { plan: "Pro", status: "active", planBefore: "Starter", statusBefore: "active" }, "From the plan Starter to Pro"],
    ["how it stands now", { plan: "Pro", status: "past_due", planBefore: "Pro", statusBefore: "active" }, "From active to past due"],
    ["both", { plan: "Pro", status: "active", planBefore: "Free", statusBefore: "trial" }, "From the plan Free to Pro, from trial to active"],
    ["that it began again", { plan: "Pro", status: "active", planBefore: "Pro", statusBefore: "active" }, "Pro began again"],
  ])("%s", (_, details, title) => {
    expect(say("subscription", details).title).toBe(title);
  });
});

test("the end of a trial is told as it lies", () => {
  expect(say("trial_end", { isAhead: true }).title).toBe("The trial ends");
  expect(say("trial_end", { isAhead: false }).title).toBe("The trial ended");
});

test("a note is shown by its beginning, without cutting a letter in two", () => {
  expect(say("note", { text: "short" }, "notes")).toMatchObject({ body: "short", href: "notes" });
  const { body } = say("note", { text: "😀".repeat(300) }, "notes");
  expect(body).toBe(`${"😀".repeat(200)}…`);
});

test("an act is told in the trail's own words, with what it is about, and leads to its entry", () => {
  const details = { action: "member.remove", name: "Ada", reason: "left", entryId: "01ab" };
  expect(say("act", details, "people")).toMatchObject({ title: "Member removed: Ada", body: "Reason: left", href: "/admin/audit/01ab" });
  expect(say("act", { action: "tenant.rename" }, "settings")).toMatchObject({ title: "Tenant renamed", body: null, href: null });
});

test("support access says whether things could be changed, and why it was", () => {
  expect(say("impersonation", { name: "Ada", mayWrite: true, reason: "ticket 7" }, "support")).toMatchObject({
    title: "Support acted as Ada",
    body: "With the right to change things. Reason: ticket 7",
  });
});
