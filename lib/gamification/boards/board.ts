import type { Queryable } from "#lib/platform/database";
import { pointsByPerson } from "./person-points.ts";
import { pointsByTeam } from "./team-points.ts";
import type { Window } from "./windows.ts";

/** What stands on a board: a person by points, or a team by hundredths of them per person. */
export interface Standing {
  id: string;
  points: number;
  /** When the last of them came. */
  reachedAt: Date;
}

/** A board of a tenant: what it is called in the store, and how the ledger has it. */
export interface Board {
  key: string;
  /** @param changedAfter only of whom something was entered after this version of the tenant's clock; they may have nothing left */
  read(tx: Queryable, window: Window, changedAfter: bigint | null): Promise<Standing[]>;
}

/** The people of the tenant, or those of one of its teams. */
export const boardOfPeople = (tenantId: string, teamId: string | null = null): Board => ({
  key: teamId === null ? `board:${tenantId}` : `board:${tenantId}:team:${teamId}`,
  read: async (tx, window, changedAfter) =>
    (await pointsByPerson(tx, tenantId, window, changedAfter, teamId)).map(({ userId, ...rest }) => ({ id: userId, ...rest })),
});

/** The tenant's teams. */
export const boardOfTeams = (tenantId: string): Board => ({
  key: `board:${tenantId}:teams`,
  read: async (tx, window, changedAfter) =>
    (await pointsByTeam(tx, tenantId, window, changedAfter)).map(({ teamId, hundredths, reachedAt }) => ({
      id: teamId,
      points: hundredths,
      reachedAt,
    })),
});
