import { z } from "zod";
import { eventEnvelope } from "#lib/events";
import { defineJob } from "#lib/platform/jobs";
import { computeScores } from "./compute-scores.ts";

/**
 * Every minute it looks whether scores are due: when somebody asked for them since the last time, and otherwise once an hour, and on a new
 * day. However many imports come in a minute, scores are computed once.
 */
export const measureCompaniesJob = defineJob({
  name: "gamification.measure_companies",
  schema: z.object({}),
  expireInSeconds: 900,
  async handle(_data, { runtime, signal }) {
    const due = await runtime.db.system({
      text: `SELECT 1 FROM measured_run WHERE asked > done OR started_at IS NULL OR started_at <= $1::timestamptz - interval '1 hour'
               OR (started_at AT TIME ZONE 'UTC')::date < ($1::timestamptz AT TIME ZONE 'UTC')::date`,
      values: [runtime.clock.now()],
    });
    if (due.length > 0) await computeScores(runtime, signal);
  },
});

/** Asks for new scores when figures were imported. What decides who takes part asks by itself, in the database. */
export const askForScoresJob = defineJob({
  name: "gamification.ask_for_scores",
  schema: eventEnvelope,
  async handle(_envelope, { runtime }) {
    await runtime.db.system({ text: "UPDATE measured_run SET asked = asked + 1" });
  },
});
