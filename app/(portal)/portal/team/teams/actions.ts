"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { chooseTeam, createTeam, deleteTeam, renameTeam } from "#lib/members";
import { teamInput } from "#lib/members/schema";
import { serverAction } from "#lib/web";

const byId = z.strictObject({ id: z.uuid() });
const PATH = "/portal/team/teams";

export const createTeamAction = serverAction({
  access: "tenant",
  input: teamInput,
  async handle({ context, data }) {
    const { id, name } = await createTeam(context, data);
    const goTo = `${PATH}/${id}`;
    return { message: `The team “${name}” is made. Now choose who is in it.`, goTo, toldAt: `${goTo}?made=1` };
  },
});

export const renameTeamAction = serverAction({
  access: "tenant",
  input: byId.extend(teamInput.shape),
  async handle({ context, data: { id, name } }) {
    await renameTeam(context, id, { name });
    refresh();
    return `The team is called “${name}” now.`;
  },
});

export const deleteTeamAction = serverAction({
  access: "tenant",
  input: byId,
  async handle({ context, data: { id } }) {
    await deleteTeam(context, id);
    redirect(PATH);
  },
});

/** Without a team the person is taken out of theirs. */
export const chooseTeamAction = serverAction({
  access: "tenant",
  input: z.strictObject({ id: z.uuid("Choose a person."), team: z.union([z.literal("").transform(() => null), z.uuid("Choose a team.")]) }),
  async handle({ context, data: { id, team: teamId } }) {
    const { name, team } = await chooseTeam(context, id, teamId);
    refresh();
    return team ? `${name} is in “${team.name}” now.` : `${name} is in no team now.`;
  },
});
