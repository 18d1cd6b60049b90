import type { Season } from "./schema.ts";

/** A season's columns; parameter 1 is the moment of asking. */
export const SEASON_COLUMNS = `s.id, s.name, s.starts_on::text AS "startsOn", s.ends_on::text AS "endsOn", s.rewards,
  CASE WHEN s.cancelled_at IS NOT NULL THEN 'cancelled' WHEN ($1::timestamptz AT TIME ZONE 'UTC')::date < s.starts_on THEN 'planned'
       WHEN ($1::timestamptz AT TIME ZONE 'UTC')::date <= s.ends_on THEN 'running' ELSE 'over' END AS state`;

export type SeasonRow = Season & object;
