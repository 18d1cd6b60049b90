import type { QueueView } from "./schema.ts";

/** Whether there is nothing to see in a queue: nothing waits, runs, has failed or lies dead, and nothing ended in the last hour. */
export function isAtRest({ waiting, running, failed, deadLetters, doneLastHour, failedLastHour }: QueueView): boolean {
  return [waiting, running, failed, deadLetters, doneLastHour, failedLastHour].every(({ count }) => count === 0);
}
