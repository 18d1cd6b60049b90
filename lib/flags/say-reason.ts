import type { FlagAnswer, FlagReason } from "./schema.ts";

/** What decides, in the order in which it is asked, in words. */
export const REASONS: Record<FlagReason["rule"], string> = {
  killed: "Kill switch",
  requirement: "A flag that it requires",
  not_started: "Has not started",
  ended: "Has ended",
  tenant: "Rule for the tenant",
  plan: "Rule for the plan",
  percentage: "Share of tenants",
  default: "Everybody else",
};

/** Why a flag is on or off, in a sentence. Moments are in UTC. */
export function sayReason({ isOn, why }: FlagAnswer): string {
  const state = isOn ? "on" : "off";
  switch (why.rule) {
    case "killed":
      return `It was switched off for everybody by the kill switch: ${why.reason}`;
    case "requirement":
      return `It requires ${why.key}, which is off here.`;
    case "not_started":
      return `It starts on ${sayMoment(why.startsAt)}.`;
    case "ended":
      return `It ended on ${sayMoment(why.endsAt)}.`;
    case "tenant":
      return `It is ${state} for this tenant by its own rule.`;
    case "plan":
      return `It is ${state} for the plan ${why.planKey}.`;
    case "percentage":
      return `The tenant is among the ${why.percentage} % that have it.`;
    case "default":
      return `No rule speaks of this tenant; it is ${state} for everybody else.`;
  }
}

const sayMoment = (iso: string) => `${iso.slice(0, 10)} at ${iso.slice(11, 16)} UTC`;
