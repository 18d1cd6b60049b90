/** Liveness and readiness as `application/health+json`. */
export { HEALTH_MEDIA_TYPE, type Health, type HealthCheck, healthResponse, type HealthStatus, liveness, readiness } from "./readiness.ts";
