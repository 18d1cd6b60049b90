import { z } from "zod";
import { trimmedText } from "#lib/platform/text";

/** More teams than this cannot be compared at a glance. */
export const MOST_TEAMS = 100;
/** More people than this are no team. Figures per person stay above zero for whoever earned one point. */
export const MOST_IN_TEAM = 200;

const EXAMPLE = "0199c1a2-6f00-7a41-9c1e-2f6f0d8f1a10";

export const teamInput = z
  .strictObject({ name: trimmedText().min(1, "Enter a name.").max(60, "Use at most 60 characters.") })
  .meta({ example: { name: "Sales" } });
export type TeamInput = z.infer<typeof teamInput>;

export const team = z.object({ id: z.uuid(), name: z.string(), memberCount: z.int() });
export type Team = z.infer<typeof team>;

export const teamList = z.object({ teams: z.array(team) }).meta({ example: { teams: [{ id: EXAMPLE, name: "Sales", memberCount: 4 }] } });

/** A team and who is in it, by name. */
export const teamWithMembers = team.extend({ members: z.array(z.object({ userId: z.uuid(), name: z.string() })) }).meta({
  example: { id: EXAMPLE, name: "Sales", memberCount: 1, members: [{ userId: "0199c1a2-6f00-7a41-9c1e-2f6f0d8f1a11", name: "Ada Osei" }] },
});
export type TeamWithMembers = z.infer<typeof teamWithMembers>;

/** The team that somebody is in from now on; null takes them out of theirs. */
export const chooseTeamInput = z.strictObject({ teamId: z.uuid("Choose a team.").nullable() }).meta({ example: { teamId: EXAMPLE } });
export type ChooseTeamInput = z.infer<typeof chooseTeamInput>;

export const chosenTeam = z.object({ userId: z.uuid(), name: z.string(), team: z.object({ id: z.uuid(), name: z.string() }).nullable() });
export type ChosenTeam = z.infer<typeof chosenTeam>;
