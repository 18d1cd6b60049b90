import { changeRegistration } from "#lib/settings";
import { changedGroup, registrationInput } from "#lib/settings/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "changeRegistration",
  summary: "Whether companies may register, and on which plan they begin",
  tag: "Operations",
  access: "staff",
  permission: "tenant.manage",
  body: registrationInput,
  response: changedGroup,
  handle: ({ context, body }) => changeRegistration(context, body),
});
