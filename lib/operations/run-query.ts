import { z } from "zod";
import type { SqlQuery } from "#lib/platform/database";
import { type QueueRow, type RunRow, type RunSource, runListSql, runMoment } from "#lib/platform/jobs";
import { type Conditions, conditionsOf, orderOf } from "#lib/tables";
import { dayAfter, dayStart } from "#lib/tables/schema";
import { type ListRunsInput, RUN_STATES, type RunFilter, type RunSort, type RunState } from "./schema.ts";
import { ROW_STATES } from "./views.ts";

type Queue = Pick<QueueRow, "name" | "dead_letter">;

const SORTS = {
  created: { column: runMoment("created"), type: "timestamptz" },
  due: { column: runMoment("due"), type: "timestamptz" },
  ended: { column: runMoment("ended"), type: "timestamptz" },
};

const ATTEMPTS = "CASE WHEN j.started_on IS NULL THEN 0 ELSE j.retry_count + 1 END";
const TOOK = "(coalesce(j.completed_on, CASE WHEN j.state = 'active' THEN now() END) - j.started_on)";

/**
 * The SQL of one page, one row longer than the page to see whether another follows. It is planned for its values: how many runs of a
 * queue are in a state differs a thousandfold, and a plan for any of them reads far too much of some.
 */
export function runListQuery(queue: Queue, input: Omit<ListRunsInput, "cursor"> & { cursor?: string | undefined }): SqlQuery & { text: string } {
  const { conditions, sources } = runConditions(queue, input, input.limit + 1);
  orderOf(SORTS, input.sort, "j").after(conditions, input.cursor);
  const isFalling = input.sort.startsWith("-");
  // The schema lets through the keys of these sorts alone, with or without the minus.
  const order = (isFalling ? input.sort.slice(1) : input.sort) as RunSort;
  const text = runListSql({ sources, order, isFalling, where: conditions.where().replace(/^WHERE /, ""), limit: "$1" });
  return { text, values: conditions.values };
}

/** What a filter says of a queue's runs, and of which queues and states they are. @param values what the statement has already */
export function runConditions(queue: Queue, filter: RunFilter, ...values: unknown[]): { conditions: Conditions; sources: RunSource[] } {
  const conditions = conditionsOf(...values);
  const { add, param } = conditions;
  const { search, state, createdFrom, createdTo, startedFrom, startedTo, endedFrom, endedTo, tookMin, tookMax, attemptsMin, attemptsMax } = filter;
  const sources = sourcesOf(queue, search && !state?.length ? RUN_STATES : state, param);
  if (search) add(z.uuid().safeParse(search).success ? `j.id = ${param(search)}::uuid` : "false");
  if (createdFrom) add(`j.created_on >= ${param(dayStart(createdFrom))}`);
  if (createdTo) add(`j.created_on < ${param(dayAfter(createdTo))}`);
  if (startedFrom) add(`j.started_on >= ${param(dayStart(startedFrom))}`);
  if (startedTo) add(`j.started_on < ${param(dayAfter(startedTo))}`);
  if (endedFrom) add(`j.completed_on >= ${param(dayStart(endedFrom))}`);
  if (endedTo) add(`j.completed_on < ${param(dayAfter(endedTo))}`);
  if (tookMin !== undefined) add(`${TOOK} >= make_interval(secs => ${param(tookMin)})`);
  if (tookMax !== undefined) add(`${TOOK} <= make_interval(secs => ${param(tookMax)})`);
  if (attemptsMin !== undefined) add(`${ATTEMPTS} >= ${param(attemptsMin)}`);
  if (attemptsMax !== undefined) add(`${ATTEMPTS} <= ${param(attemptsMax)}`);
  return { conditions, sources };
}

/** Dead letters lie in a queue of their own, where they wait for somebody to decide. */
function sourcesOf(queue: Queue, states: readonly RunState[] = [], param: Conditions["param"]): RunSource[] {
  const own = states.flatMap((state): RunRow["state"][] => (state === "dead" ? [] : [ROW_STATES[state]]));
  const hasOwn = own.length > 0 || !states.includes("dead");
  return [
    ...(hasOwn ? [{ queue: param(queue.name), states: own.length === 0 || own.length === Object.keys(ROW_STATES).length ? null : own }] : []),
    ...(states.includes("dead") ? [{ queue: param(queue.dead_letter ?? ""), states: ["created"] as const }] : []),
  ];
}
