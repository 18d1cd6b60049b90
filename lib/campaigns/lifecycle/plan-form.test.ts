import { expect, test } from "vitest";
import { planOfForm } from "./plan-form.ts";

test("boxes and amounts become the list of channels, in their own order; the rest stays", () => {
  const sent = {
    name: "Spring",
    "channel:x": "on",
    "channelBudget:x": "",
    "channel:email": "on",
    "channelBudget:email": "10",
    "channelBudget:tiktok": "5",
  };
  expect(planOfForm(sent)).toEqual({
    name: "Spring",
    channels: [
      { channel: "email", budget: "10" },
      { channel: "x", budget: "" },
    ],
  });
});

test.each([null, "text", 3])("%j is left to the shape to refuse", (sent) => {
  expect(planOfForm(sent)).toBe(sent);
});
