import { z } from "zod";
import { deleteTeam, getTeam, renameTeam } from "#lib/members";
import { team, teamInput, teamWithMembers } from "#lib/members/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "getTeam",
  summary: "One team with its people",
  tag: "Team",
  access: "tenant",
  permission: "user.read",
  params,
  response: teamWithMembers,
  handle: ({ context, params: { id } }) => getTeam(context, id),
});

export const PATCH = jsonRoute({
  operationId: "renameTeam",
  summary: "Give a team another name",
  tag: "Team",
  access: "tenant",
  permission: "user.update",
  params,
  body: teamInput,
  response: team,
  handle: ({ context, params: { id }, body }) => renameTeam(context, id, body),
});

export const DELETE = jsonRoute({
  operationId: "deleteTeam",
  summary: "Delete a team; its people stay members",
  tag: "Team",
  access: "tenant",
  permission: "user.update",
  params,
  response: z.strictObject({ deleted: z.literal(true) }),
  async handle({ context, params: { id } }) {
    await deleteTeam(context, id);
    return { deleted: true } as const;
  },
});
