import { healthResponse, liveness } from "#lib/platform/health";
import { getRuntime } from "#lib/platform/runtime";

export function GET(): Response {
  return healthResponse(liveness(getRuntime()));
}
