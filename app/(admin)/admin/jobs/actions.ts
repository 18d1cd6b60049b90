"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { runPath } from "#components/operations/jobs-address";
import { cancelRun, deleteDeadLetter, retryRun, runScheduleNow } from "#lib/operations";
import { queueName, runAddress } from "#lib/operations/schema";
import { serverAction } from "#lib/web";

export const retryRunAction = serverAction({
  access: "staff",
  input: runAddress,
  async handle({ context, data }) {
    const { outcome, runId } = await retryRun(context, data);
    // A dead letter is gone: what came of it is the run.
    if (runId !== data.id) redirect(`${runPath(data.queue, runId)}?sent=${outcome === "done" ? "1" : "already"}`);
    refresh();
    return outcome === "done" ? "It waits again. A worker takes it within seconds." : "It is already waiting.";
  },
});

export const cancelRunAction = serverAction({
  access: "staff",
  input: runAddress,
  async handle({ context, data }) {
    const { outcome } = await cancelRun(context, data);
    refresh();
    return outcome === "done" ? "The run is cancelled." : "It was cancelled already.";
  },
});

export const deleteDeadLetterAction = serverAction({
  access: "staff",
  input: runAddress,
  async handle({ context, data }) {
    await deleteDeadLetter(context, data);
    redirect(`/admin/jobs/${encodeURIComponent(data.queue)}?state=dead&deleted=1`);
  },
});

export const runScheduleAction = serverAction({
  access: "staff",
  input: z.strictObject({ queue: queueName }),
  async handle({ context, data: { queue } }) {
    const { outcome } = await runScheduleNow(context, queue);
    refresh();
    return outcome === "done" ? `${queue} is on its way.` : `${queue} is due already: nothing was added.`;
  },
});
