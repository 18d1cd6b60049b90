import { expect } from "vitest";
import type { IncidentRow, Rows } from "./rows.ts";
import type { StatusWatch, ToldStatus } from "./told-status.ts";

/** Something that is done to a dependency, and what the portal must make of it. */
export interface Fault {
  /** "PostgreSQL is frozen" */
  name: string;
  /** Key of the service that is the cause. */
  cause: string;
  /** The part of the portal that it is; null for a service that probes look at. */
  part: string | null;
  /** How it is told. */
  state: "down" | "degraded";
  /** Services that fail of it. */
  consequences: string[];
  begin(): Promise<void> | void;
  end(): Promise<void> | void;
  /** What else must come of it while it lasts. */
  meanwhile?(): Promise<unknown>;
  /** So many looks at most may still find the old state, or only begin to find the new one. */
  mostLooks: number;
  /** When it has an incident: at once, afterwards where nothing can be written while it lasts, or never where it is merely slow for a short time. */
  incident: "at once" | "afterwards" | "none";
}

/** Moments, each as it was told or written. */
export interface Measured {
  name: string;
  state: string;
  beganAt: Date;
  toldAt: Date;
  incidentAt: Date | null;
  endedAt: Date;
  recoveredAt: Date;
  incidentRecoveredAt: Date | null;
  mostLooks: number;
  /** Looks that still found the old state after the fault began, and after it ended. */
  lateLooks: [number, number];
}

const WRITTEN = { timeout: 60_000, interval: 100 };

/** Does it, waits until each thing is told and written, ends it, and waits again. */
export async function tryFault(fault: Fault, status: StatusWatch, rows: Rows): Promise<Measured> {
  const { name, cause, state, consequences, incident: due } = fault;
  const isWell = (told: ToldStatus) => [cause, ...consequences].every((key) => serviceIn(told, key)?.state === "operational");
  const isTold = (told: ToldStatus) =>
    serviceIn(told, cause)?.state === state &&
    serviceIn(told, cause)?.role === "cause" &&
    consequences.every((key) => serviceIn(told, key)?.role === "consequence" && serviceIn(told, key)?.causes[0] === cause);
  const isOpen = ({ recovered_at, updated_at }: IncidentRow, since: Date) => recovered_at === null && updated_at >= since;
  const incidentOpen = async (since: Date) => (await rows.incidents(cause)).find((incident) => isOpen(incident, since));

  await status.first(`${name}: before it all is well`, new Date(), isWell);
  const beganAt = new Date();
  await fault.begin();
  const told = await status.first(`${name}: it is the cause`, beganAt, isTold);
  if (due === "at once") {
    await expect.poll(() => incidentOpen(beganAt), { ...WRITTEN, message: `${name}: its incident` }).toBeDefined();
  }
  await fault.meanwhile?.();
  const endedAt = new Date();
  await fault.end();
  const recovered = await status.first(`${name}: it works again`, endedAt, isWell);
  const incident = async () => (await rows.incidents(cause)).find(({ recovered_at }) => recovered_at !== null && recovered_at >= beganAt);
  if (due !== "none") await expect.poll(incident, { ...WRITTEN, message: `${name}: the end of its incident` }).toBeDefined();
  const ended = await incident();
  const bounds = async () => {
    const intervals = await rows.intervals(cause, beganAt);
    return { failing: intervals.find((each) => each.state === state), well: intervals.findLast((each) => each.state === "operational") };
  };
  // Told from memory first, where the database is slow to write it.
  const states = async () => Object.values(await bounds()).map((each) => each?.state);
  await expect.poll(states, { ...WRITTEN, message: `${name}: its intervals` }).toEqual([state, "operational"]);
  const { failing } = await bounds();
  if (due === "at once") for (const key of consequences) expect.soft(ended?.services, name).toContain(key);

  return {
    name,
    state,
    mostLooks: fault.mostLooks,
    beganAt,
    toldAt: told.at,
    incidentAt: ended && failing ? laterOf(ended.created_at, failing.written_at) : null,
    endedAt,
    recoveredAt: recovered.at,
    incidentRecoveredAt: ended?.recovery_written_at ?? null,
    lateLooks: fault.part === null ? await lateLooks(rows, fault, beganAt, endedAt) : lateMeasurements(status, fault, beganAt, endedAt),
  };
}

/** Of a service that probes look at: looks that were needed until the state was written, those after the change of the world alone. */
async function lateLooks(rows: Rows, { cause, state }: Fault, beganAt: Date, endedAt: Date): Promise<[number, number]> {
  const looks = await rows.looks(cause, beganAt);
  const intervals = await rows.intervals(cause, beganAt);
  const until = (wanted: string, from: Date) => {
    const written = intervals.findLast((each) => each.state === wanted)?.written_at ?? new Date();
    return looks.filter(({ at }) => at > from && at < written).length;
  };
  return [until(state, beganAt), until("operational", endedAt)];
}

/** Of a part of the portal: measurements after the change of the world that still confirmed the state from before it. */
function lateMeasurements({ answers }: StatusWatch, { part, state }: Fault, beganAt: Date, endedAt: Date): [number, number] {
  const confirmed = (old: string, from: Date, to: Date) =>
    new Set(
      answers
        .flatMap(({ parts }) => parts.filter(({ key }) => key === part))
        .filter((each) => each.state === old && each.checkedAt !== null && new Date(each.checkedAt) > from && new Date(each.checkedAt) < to)
        .map(({ checkedAt }) => checkedAt),
    ).size;
  return [confirmed("operational", beganAt, endedAt), confirmed(state, endedAt, new Date())];
}

const serviceIn = ({ services }: ToldStatus, key: string) => services?.find((service) => service.key === key);
const laterOf = (one: Date, other: Date) => (one > other ? one : other);
