import type { Claimed } from "../claim-looks.ts";

/** A look that was claimed, as far as it matters when it is due. */
export function claimedLook(id: string, over: Partial<Claimed> = {}, intervalSeconds = 10): Claimed {
  return {
    id,
    claim: "claim",
    probeId: `probe-${id}`,
    version: 1,
    serviceId: `service-${id}`,
    serviceKey: id,
    isPlatform: true,
    target: "",
    dueAt: new Date(0),
    isSlow: false,
    monitor: null,
    probe: {
      name: "live",
      purpose: "liveness",
      kind: "tcp",
      target: "a.example:1",
      config: {},
      interval_seconds: intervalSeconds,
      timeout_ms: 1_000,
      failures: 2,
      recoveries: 2,
      is_paused: false,
    },
    secretSealed: null,
    beat: null,
    ...over,
  };
}
