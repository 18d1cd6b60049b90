import { listPasskeys } from "#lib/identity";
import { passkeyList } from "#lib/identity/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listPasskeys",
  summary: "Your passkeys, oldest first",
  tag: "Identity",
  access: "user",
  response: passkeyList,
  async handle({ context }) {
    return { passkeys: await listPasskeys(context) };
  },
});
