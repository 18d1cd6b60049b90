/**
 * The Brain gateway: one address (`/api/brain/<service>/<path>`) in front of every service of the registry. Who may ask, how often and for how
 * long is said by routes; instances are balanced and protected; backends are told who asks by a signed header. See docs/gateway.md.
 */
export { identityKey } from "./request/identity-token.ts";
export { changeRoute, createRoute, deleteRoute, getRoute, listRoutes } from "./routes/manage-routes.ts";
export { createGateway, type Gateway } from "./serve/gateway.ts";
export type { InstanceOutcome } from "./serve/outcomes.ts";
export type { HealthOf } from "./serve/pick-instance.ts";
export type { GatewayService } from "./table/instance.ts";
