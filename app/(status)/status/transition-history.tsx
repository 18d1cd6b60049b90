import { Time } from "#components/format/time";
import { getSay, getWords } from "#components/format/words";
import { Badge } from "#components/ui/badge";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { isAppError } from "#lib/platform/errors";
import { getRuntime } from "#lib/platform/runtime";
import { listTransitions } from "#lib/services";
import { STATE_LABELS, type StatusTransition } from "#lib/services/schema";
import { stateTones } from "./state-tones.ts";

/** The last changes of state. Says so when they cannot be read. */
export async function TransitionHistory() {
  const say = await getSay();
  const t = await getWords("site");
  const transitions = await readableTransitions();
  return (
    <Card title={t("whatHappenedLately")} note={t("theLast20ChangesOfState")} isFlush>
      {transitions === null ? (
        <Callout tone="warn" title={t("theHistoryCannotBeReadAt")} className="m-5 md:m-6">
          {t("itIsKeptInTheDatabase")}
        </Callout>
      ) : transitions.length === 0 ? (
        <EmptyState icon="circle-check" title={t("noChangeHasBeenRecorded")}>
          {t("aLineAppearsHereAsSoon")}
        </EmptyState>
      ) : (
        <ol className="divide-y">
          {transitions.map((transition) => (
            <li key={transition.id} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-5 py-3.5 md:px-6">
              <div className="min-w-0">
                <p className="font-medium text-ink">{say(transition.name)}</p>
                <p className="text-muted text-xs wrap-anywhere">
                  <Time value={transition.at} precision="second" />
                  {transition.detail ? ` · ${say(transition.detail)}` : null}
                </p>
              </div>
              <Badge tone={stateTones[transition.state]} hasDot>
                {say(STATE_LABELS[transition.state])}
              </Badge>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

async function readableTransitions(): Promise<StatusTransition[] | null> {
  try {
    return await listTransitions(getRuntime());
  } catch (error) {
    if (isAppError(error) && error.code === "unavailable") return null;
    throw error;
  }
}
