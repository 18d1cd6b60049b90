/** Liveness and readiness as `application/health+json`. */
export { HEALTH_MEDIA_TYPE, type Health, type HealthCheck, type HealthStatus, healthResponse, liveness, readiness } from "./readiness.ts";
