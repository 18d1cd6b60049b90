import type { RecoveryStep, StepStatus } from "../graph/guided-recovery.ts";
import { NOT_MONITORED, type Reading, type Readings } from "../graph/states.ts";

/** A step with what was done about it. */
export interface TakenStep extends RecoveryStep {
  /** When somebody did it. */
  doneAt: Date | null;
  verifiedAt: Date | null;
  isConfirmed: boolean;
}

/** Where nobody says when a service was last looked at: a state that was held for so long after the act was looked at since. */
const LOOKED_AT_WITHIN_MS = 60_000;

/**
 * Where a recovery stands at a moment: at most one step is offered, the first that is not done and all before which are. A step counts as done once a
 * measurement newer than the act says that the service works, or a person does where nothing measures. A restart that nobody did is
 * done where the service came back by itself; what was once done stays done unless it fails again. Pure.
 */
export function verifySteps(steps: readonly TakenStep[], readings: Readings, now: Date): (TakenStep & { status: StepStatus; isVerified: boolean })[] {
  const verified = new Set(steps.filter((step) => isVerified(step, readings.get(step.key) ?? NOT_MONITORED, now)).map(({ key }) => key));
  const works = (key: string) => readings.get(key)?.state === "operational";
  const offered = steps.find(
    ({ key, after, otherCauses }) => !verified.has(key) && after.every((each) => verified.has(each)) && otherCauses.every(works),
  );
  return steps.map((step) => {
    const hasVerified = verified.has(step.key);
    return { ...step, isVerified: hasVerified, status: hasVerified ? "done" : step === offered ? "offered" : "waiting" };
  });
}

function isVerified({ verifiedBy, isConfirmed, doneAt }: TakenStep, { state, since, checkedAt, doubtedAt }: Reading, now: Date): boolean {
  if (verifiedBy === "person" && isConfirmed && state !== "down" && state !== "degraded") return true;
  if (state !== "operational" || doubtedAt !== null) return false;
  if (doneAt === null) return true;
  if (checkedAt !== null) return checkedAt > doneAt;
  return (since !== null && since > doneAt) || now.getTime() - doneAt.getTime() >= LOOKED_AT_WITHIN_MS;
}
