import { z } from "zod";
import { changeDeal, deleteDeal, getDeal } from "#lib/crm";
import { changeDealCall, dealDetail } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

/** Of the record that was seen. */
const version = z.coerce.number().int().min(1);

export const GET = jsonRoute({
  operationId: "getDeal",
  summary: "One deal with the stages it came through",
  tag: "Deals",
  access: "tenant",
  permission: "deal.read",
  params,
  response: dealDetail,
  handle: ({ context, params }) => getDeal(context, params.id),
});

export const PUT = jsonRoute({
  operationId: "changeDeal",
  summary: "Change what a deal says of itself, from the version that was seen",
  tag: "Deals",
  access: "tenant",
  permission: "deal.update",
  params,
  body: changeDealCall,
  response: dealDetail,
  handle: ({ context, params, body }) => changeDeal(context, params.id, body),
});

export const DELETE = jsonRoute({
  operationId: "deleteDeal",
  summary: "Delete a deal with its moves and what was done with it",
  tag: "Deals",
  access: "tenant",
  permission: "deal.delete",
  params,
  query: z.strictObject({ version }),
  response: z.strictObject({ deleted: z.literal(true) }),
  async handle({ context, params: { id }, query }) {
    await deleteDeal(context, id, query);
    return { deleted: true } as const;
  },
});
