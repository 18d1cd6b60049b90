import { invitationOf } from "#lib/gamification";
import { askToRegister } from "#lib/members";
import { registerAnswer, registerInput } from "#lib/members/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "register",
  summary: "Register a company; a mailed link completes it. The answer is the same for addresses that have an account",
  tag: "Identity",
  access: "public",
  body: registerInput,
  response: registerAnswer,
  status: 202,
  async handle({ context, body, runtime }) {
    await askToRegister(context, body, runtime, { invitation: invitationOf(runtime, { given: body.ref }) });
    return { next: "check_your_mail" as const };
  },
});
