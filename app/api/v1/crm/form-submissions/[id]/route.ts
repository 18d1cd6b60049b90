import { z } from "zod";
import { reviewSubmission } from "#lib/crm";
import { reviewSubmissionInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "reviewFormSubmission",
  summary: "Have a lead made of a submission that is held, or hold it to be spam",
  tag: "CRM",
  access: "tenant",
  permission: "lead.execute",
  params: reviewSubmissionInput.pick({ id: true }),
  body: reviewSubmissionInput.pick({ act: true }),
  response: z.object({ done: z.literal(true) }),
  status: 202,
  async handle({ context, params: { id }, body: { act } }) {
    await reviewSubmission(context, { id, act });
    return { done: true as const };
  },
});
