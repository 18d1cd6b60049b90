import { ActivityCard } from "#components/crm/activity-card";
import type { TenantContext } from "#lib/access";
import { listActivities, listOwners } from "#lib/crm";
import { type About, listActivitiesInput } from "#lib/crm/schema";
import { isAppError } from "#lib/platform/errors";
import { addTaskAction, deleteActivityAction, logActivityAction, setTaskDoneAction, writeMailAction } from "./activity-actions.ts";

const SHOWN = 20;
const ACTIONS = { log: logActivityAction, mail: writeMailAction, task: addTaskAction, done: setTaskDoneAction, remove: deleteActivityAction };

interface ActivitiesOfProps {
  context: TenantContext;
  about: About;
  /** Whether the person may write. */
  mayWrite: boolean;
  path: string;
  /** Where the page of what was done begins, as the address says it. */
  before: string | string[] | undefined;
}

/** What was done and is to be done with one lead, deal, contact or company. */
export async function ActivitiesOf({ context, about, mayWrite, path, before }: ActivitiesOfProps) {
  const cursor = typeof before === "string" ? before : undefined;
  const read = (from: string | undefined) => listActivities(context, { ...listActivitiesInput.parse(about), limit: SHOWN, cursor: from });
  const [page, owners] = await Promise.all([
    // An address that is no longer good begins at the newest.
    read(cursor).catch((error: unknown) => {
      if (cursor && isAppError(error) && error.code === "invalid") return read(undefined);
      throw error;
    }),
    mayWrite ? listOwners(context) : [],
  ]);
  return (
    <ActivityCard
      about={about}
      page={page}
      actions={mayWrite ? ACTIONS : null}
      owners={owners}
      selfId={context.actor.kind === "user" ? context.actor.userId : null}
      zone={context.tenant.timeZone}
      path={path}
      isLater={cursor !== undefined}
    />
  );
}
