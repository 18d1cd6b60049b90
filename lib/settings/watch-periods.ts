import type { Runtime } from "#lib/platform/runtime";
import { hasTurned } from "./periods.ts";
import { installationSettings } from "./settings-memory.ts";

type Needs = Pick<Runtime, "db" | "clock" | "log" | "rooms">;

/**
 * Looks each second whether a maintenance or an announcement begins or ends by itself: nobody writes anything at that moment, so
 * nothing else would tell the pages that are open. Looking costs nothing, since the settings are remembered; and it sees what
 * a timer for one moment would miss, such as another plan or a clock that was set.
 * @param onTurn called once for each look that finds one @returns how to stop
 */
export function watchPeriods(runtime: Needs, onTurn: () => void, everyMs = 1_000): () => void {
  let since = runtime.clock.now();
  let isLooking = false;
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    try {
      const { maintenance, announcement } = await installationSettings(runtime);
      const now = runtime.clock.now();
      const turned = [maintenance, announcement].some((period) => hasTurned(period, since, now));
      since = now;
      if (turned) onTurn();
    } catch (error) {
      runtime.log.warn({ err: error }, "whether a planned moment has come could not be looked up; it is tried again");
    } finally {
      isLooking = false;
    }
  };
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
