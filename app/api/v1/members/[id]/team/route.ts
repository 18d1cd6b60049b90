import { z } from "zod";
import { chooseTeam } from "#lib/members";
import { chooseTeamInput, chosenTeam } from "#lib/members/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "chooseMemberTeam",
  summary: "Put a member into a team, out of the one before, or into none",
  tag: "Team",
  access: "tenant",
  permission: "user.update",
  params: z.strictObject({ id: z.uuid() }),
  body: chooseTeamInput,
  response: chosenTeam,
  handle: ({ context, params: { id }, body }) => chooseTeam(context, id, body.teamId),
});
