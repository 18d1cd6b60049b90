import { chooseTakingPart } from "#lib/gamification";
import { companyChoiceInput } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "chooseCompanyBoards",
  summary: "Whether the tenant takes part in boards of companies: by name, without it, or not at all",
  tag: "Gamification",
  access: "tenant",
  permission: "gamification.manage",
  body: companyChoiceInput,
  response: companyChoiceInput,
  async handle({ context, body }) {
    await chooseTakingPart(context, body.choice);
    return body;
  },
});
