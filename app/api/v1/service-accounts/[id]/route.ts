import { z } from "zod";
import { deleteServiceAccount, getServiceAccount, renameServiceAccount } from "#lib/keys";
import { serviceAccount, serviceAccountInput } from "#lib/keys/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "getServiceAccount",
  summary: "One service account with its keys",
  tag: "API keys",
  access: "tenant",
  permission: "api_key.manage",
  params,
  response: serviceAccount,
  handle: ({ context, params: { id } }) => getServiceAccount(context, id),
});

export const PUT = jsonRoute({
  operationId: "changeServiceAccount",
  summary: "Change the name and description of a service account",
  tag: "API keys",
  access: "tenant",
  permission: "api_key.manage",
  params,
  body: serviceAccountInput,
  response: serviceAccount,
  handle: ({ context, params: { id }, body }) => renameServiceAccount(context, id, body),
});

export const DELETE = jsonRoute({
  operationId: "deleteServiceAccount",
  summary: "Delete a service account; its keys stop counting at once",
  tag: "API keys",
  access: "tenant",
  permission: "api_key.manage",
  params,
  response: z.strictObject({ deleted: z.literal(true) }),
  async handle({ context, params: { id } }) {
    await deleteServiceAccount(context, id);
    return { deleted: true } as const;
  },
});
