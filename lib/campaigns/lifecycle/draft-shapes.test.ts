import { expect, test } from "vitest";
import { type CampaignDraft, campaignDraft, missingSteps, planOfDraft, stepInputs } from "./draft-shapes.ts";

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

test("what does not fit together within a step is told by its form, at the field to change", () => {
  const seen = { id: "0198f3c2-0000-7000-8000-000000000000", version: "1" };
  const order = { ...basics, startsOn: "2026-12-10", endsOn: "2026-12-01" };
  const shares = { budget: "1000.50", channels: [{ channel: "email", budget: "2500" }] };
  const ages = { audienceAgeFrom: "60", audienceAgeTo: "20" };
  const asked = [
    ["endsOn", stepInputs.begin.safeParse(order)],
    ["endsOn", stepInputs.basics.safeParse({ ...order, ...seen })],
    ["budget", stepInputs.budget.safeParse({ ...shares, ...seen })],
    ["audienceAgeTo", stepInputs.audience.safeParse({ ...ages, ...seen })],
  ] as const;
  for (const [field, { error }] of asked) expect(error?.issues.map(({ path }) => path)).toEqual([[field]]);
  expect(stepInputs.audience.safeParse({ ...ages, audienceAgeTo: "60", ...seen }).success).toBe(true);
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
