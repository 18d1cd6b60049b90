/** Liveness and readiness as `application/health+json`. */
export { COMFORTABLE_BYTES, type DiskSpace, diskSpace, LEAST_BYTES } from "./disk-space.ts";
export { HEALTH_MEDIA_TYPE, type Health, type HealthCheck, type HealthStatus, healthResponse, liveness, readiness } from "./readiness.ts";
