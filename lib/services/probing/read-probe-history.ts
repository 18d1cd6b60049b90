import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { invalid } from "#lib/platform/errors";
import { type HISTORY_STEPS, type Measured, MOST_HISTORY_STEPS, type ProbeHistory, type ProbeHistoryInput } from "./api-shapes.ts";
import { findService } from "./find-service.ts";
import { latencyAt } from "./latency.ts";

interface BucketRow {
  at: Date;
  looks: number;
  failures: number;
  degraded: number;
  classes: number[];
  counts: number[];
}

const MINUTE_MS = 60_000;
const STEPS: Record<(typeof HISTORY_STEPS)[number], { table: string; ms: number }> = {
  minute: { table: "probe_minute", ms: MINUTE_MS },
  hour: { table: "probe_hour", ms: 60 * MINUTE_MS },
  day: { table: "probe_day", ms: 1_440 * MINUTE_MS },
};

/**
 * What the probes of a service measured, step by step: how many looks found it up, and how fast it answered. (Its uptime is told by its state
 * intervals, which know of maintenance and do not believe a single look.)
 * @throws `not_found`, `forbidden` without `service.read`, `invalid` for a period that ends before it begins, or for one of too many steps
 */
export async function readProbeHistory(context: StaffContext, key: string, input: ProbeHistoryInput): Promise<ProbeHistory> {
  requirePermission(requireStaff(context), "service.read");
  const { table, ms } = STEPS[input.step];
  const end = input.to === undefined ? context.clock.now().getTime() : Date.parse(input.to);
  const to = Math.ceil(end / ms) * ms;
  const from = Math.floor((input.from === undefined ? to - Math.max(24 * STEPS.hour.ms, 24 * ms) : Date.parse(input.from)) / ms) * ms;
  if (from >= to) throw invalid("Some fields need attention.", [{ path: "from", message: "The period ends before it begins." }]);
  if ((to - from) / ms > MOST_HISTORY_STEPS)
    throw invalid("Some fields need attention.", [{ path: "step", message: `At most ${MOST_HISTORY_STEPS} steps at once. Choose a coarser step.` }]);

  const { rows, doneAt } = await readAcrossTenants(context, "service.list", async (tx) => {
    const { id } = await findService(tx, key);
    const [mark] = await tx.query<{ done_at: Date }>({ text: "SELECT done_at FROM probe_roll_up WHERE id = 1" });
    const found = await tx.query<BucketRow>({
      text: `SELECT b.at, b.looks, b.failures, b.degraded, b.classes, b.counts FROM ${table} b
             WHERE b.service_id = $1::uuid AND b.at >= $2::timestamptz AND b.at < $3::timestamptz
               AND ($4::text IS NULL OR b.probe_id = (SELECT p.id FROM service_probe p WHERE p.service_id = $1::uuid AND p.name = $4))
             ORDER BY b.at, b.probe_id`,
      values: [id, new Date(from), new Date(to), input.probe ?? null],
    });
    return { rows: found, doneAt: mark?.done_at ?? new Date(0) };
  });
  const byTime = Map.groupBy(rows, ({ at }) => at.getTime());
  return {
    step: input.step,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    measuredUntil: doneAt.toISOString(),
    total: measuredOf(rows),
    steps: [...byTime].map(([at, buckets]) => ({ at: new Date(at).toISOString(), ...measuredOf(buckets) })),
  };
}

/** Several buckets as one: counts are added, and ratios and percentiles computed of the sums. */
function measuredOf(buckets: readonly BucketRow[]): Measured {
  const sum = (count: (bucket: BucketRow) => number) => buckets.reduce((total, bucket) => total + count(bucket), 0);
  const merged = new Map<number, number>();
  for (const { classes, counts } of buckets)
    for (const [index, each] of classes.entries()) merged.set(each, (merged.get(each) ?? 0) + (counts[index] ?? 0));
  const sorted = [...merged].toSorted(([one], [other]) => one - other);
  const latency = { classes: sorted.map(([each]) => each), counts: sorted.map(([, count]) => count) };
  const [looks, failures] = [sum((bucket) => bucket.looks), sum((bucket) => bucket.failures)];
  return {
    looks,
    failures,
    degraded: sum((bucket) => bucket.degraded),
    uptime: looks > 0 ? (looks - failures) / looks : null,
    p50Ms: latencyAt(latency, 0.5),
    p95Ms: latencyAt(latency, 0.95),
    p99Ms: latencyAt(latency, 0.99),
  };
}
