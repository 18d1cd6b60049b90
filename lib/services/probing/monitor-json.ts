import type { Monitor } from "../graph/hysteresis.ts";

/** A memory as the database keeps it: the same with its times as text. */
export type MonitorJson = WithTexts<Monitor>;
type WithTexts<T> = T extends Date ? string : T extends object ? { [Key in keyof T]: WithTexts<T[Key]> } : T;

export function monitorOf({ state, since, checkedAt, reason, bad, down }: MonitorJson): Monitor {
  return { state, since: new Date(since), checkedAt: new Date(checkedAt), reason, bad: triggerOf(bad), down: triggerOf(down) };
}

const triggerOf = ({ isOn, against }: MonitorJson["bad"]): Monitor["bad"] => ({
  isOn,
  against: against && { count: against.count, from: new Date(against.from) },
});
