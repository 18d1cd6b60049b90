import { createTeam, listTeams } from "#lib/members";
import { team, teamInput, teamList } from "#lib/members/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listTeams",
  summary: "The teams of the tenant’s people",
  tag: "Team",
  access: "tenant",
  permission: "user.read",
  response: teamList,
  handle: async ({ context }) => ({ teams: await listTeams(context) }),
});

export const POST = jsonRoute({
  operationId: "createTeam",
  summary: "Make a team",
  tag: "Team",
  access: "tenant",
  permission: "user.update",
  body: teamInput,
  response: team,
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => createTeam(context, body),
});
