import { z } from "zod";
import { changeOwnPlan, previewPlanChange } from "#lib/billing";
import { changeOwnPlanInput, planChangePreview, planKeyInput } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "previewPlanChange",
  summary: "What another plan would cost in the running month, day by day, without it and with it",
  tag: "Billing",
  access: "tenant",
  permission: "billing.manage",
  query: planKeyInput,
  response: planChangePreview,
  handle: ({ context, query, runtime }) => previewPlanChange(context, query.plan, runtime),
});

export const POST = jsonRoute({
  operationId: "changeOwnPlan",
  summary: "Take another plan: one that costs more at once, one that costs less when the month is over",
  tag: "Billing",
  access: "tenant",
  permission: "billing.manage",
  body: changeOwnPlanInput,
  response: z.object({ id: z.uuid(), isDone: z.boolean() }),
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => changeOwnPlan(context, body),
});
