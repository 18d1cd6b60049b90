import { readSecurity } from "#lib/security";
import { securityOverview } from "#lib/security/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "readSecurity",
  summary: "How people get in and who is refused: two weeks of sign-ins, locked accounts, open impersonations, keys near their end",
  tag: "Audit",
  access: "staff",
  permission: "audit.read",
  response: securityOverview,
  handle: ({ context }) => readSecurity(context),
});
