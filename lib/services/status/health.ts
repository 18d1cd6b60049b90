import type { ServiceState } from "../graph/states.ts";
import type { StatusView } from "./view.ts";

const SAID: Record<ServiceState, "pass" | "warn" | "fail"> = {
  operational: "pass",
  degraded: "warn",
  maintenance: "warn",
  unknown: "warn",
  down: "fail",
};

/**
 * Services in the format of health checks (https://datatracker.ietf.org/doc/html/draft-inadarei-api-health-check-06): what is down fails; degraded, under
 * maintenance and not measured are warnings.
 * @returns the body, and the status it is answered with: 503 for a failure
 */
export function serviceHealth({ page, components }: StatusView): { status: number; body: object } {
  const said = components.map(({ state }) => SAID[state]);
  const overall = said.includes("fail") ? "fail" : said.includes("warn") || said.length === 0 ? "warn" : "pass";
  const checks = components.map(({ key, id, name, state, since }) => [
    `${key}:state`,
    [
      {
        componentId: id,
        componentType: "component",
        observedValue: state,
        status: SAID[state],
        ...(since && { time: since.toISOString() }),
        output: name,
      },
    ],
  ]);
  return {
    status: overall === "fail" ? 503 : 200,
    body: { status: overall, version: "1", serviceId: page.id, description: page.name, checks: Object.fromEntries(checks) },
  };
}
