import { expect, test } from "vitest";
import { type CampaignDraft, campaignDraft, missingSteps, planOfDraft } from "./draft-shapes.ts";

const basics = { name: "Spring", type: "sales", ownerId: null, startsOn: "2026-12-01", endsOn: null } as const;
const draft = (change: object = {}): CampaignDraft => campaignDraft.parse({ basics, budget: { budget: "100" }, audience: {}, links: {}, ...change });

test("a draft that is answered makes a plan, with what was left empty", () => {
  const { plan, problems } = planOfDraft(draft());
  expect(problems).toEqual([]);
  expect(plan).toMatchObject({ name: "Spring", budget: "100", channels: [], audienceAgeFrom: null, utmCampaign: "" });
});

test("says which steps are to come", () => {
  expect(missingSteps(campaignDraft.parse({ basics }))).toEqual(["budget", "audience", "links"]);
  expect(missingSteps(draft())).toEqual([]);
});

test("a problem between two fields is told at the step where one of them is", () => {
  const { plan, problems } = planOfDraft(draft({ budget: { budget: "10", channels: [{ channel: "email", budget: "10.01" }] } }));
  expect(plan).toBeNull();
  expect(problems).toEqual([{ step: "budget", message: expect.stringContaining("more together than the campaign") }]);
});

test("shares that are the budget to the cent are fine", () => {
  const channels = [
    { channel: "email", budget: "0.10" },
    { channel: "x", budget: "0.20" },
  ];
  expect(planOfDraft(draft({ budget: { budget: "0.30", channels } })).problems).toEqual([]);
});

test("what no step asks is not kept", () => {
  expect(campaignDraft.safeParse({ basics: { ...basics, status: "active" } }).success).toBe(false);
});
