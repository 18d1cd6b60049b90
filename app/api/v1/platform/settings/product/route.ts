import { changeProduct } from "#lib/settings";
import { changedGroup, productInput } from "#lib/settings/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "changeProduct",
  summary: "What the product is called, and where people find help",
  tag: "Operations",
  access: "staff",
  permission: "tenant.manage",
  body: productInput,
  response: changedGroup,
  handle: ({ context, body }) => changeProduct(context, body),
});
