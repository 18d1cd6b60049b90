/** What the secrets of probes are sealed for. */
export const PROBE_SECRET_PURPOSE = "probe-secret";
