import { conflict } from "#lib/platform/errors";
import type { EndpointState } from "./schema.ts";

/** @throws `conflict` for an endpoint that nothing is sent to */
export function requireActive({ state }: { state: EndpointState }): void {
  if (state === "active") return;
  throw conflict(state === "paused" ? "This endpoint is paused: resume it first." : "This endpoint is switched off: switch it on first.");
}
