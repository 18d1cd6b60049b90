import { privilegeReasons } from "#lib/gamification";
import { privilegeReasons as privilegeReasonsShape } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getPrivilegeReasons",
  summary: "Why one may do what one has earned, down to the entries it stands on, and what the next levels open; none for a machine",
  tag: "Gamification",
  access: "tenant",
  permission: "campaign.read",
  response: privilegeReasonsShape,
  handle: ({ context }) => privilegeReasons(context),
});
