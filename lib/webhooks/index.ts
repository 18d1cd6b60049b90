/**
 * Webhooks: addresses of tenants and of the platform that are told of domain events, signed by the Standard Webhooks
 * specification, at least once, in no promised order.
 */
export { bulkDeliveries, bulkDeliveriesJob } from "./bulk-deliveries.ts";
export { changeEndpoint, deleteEndpoint, setEndpointState } from "./change-endpoint.ts";
export { createEndpoint } from "./create-endpoint.ts";
export { exportDeliveries } from "./export-deliveries.ts";
export { FANNED_OUT, fanOutJob } from "./fan-out-job.ts";
export { countDeliveries, getDelivery, listDeliveries } from "./list-deliveries.ts";
export { getEndpoint, kindsFor, listEndpoints, listKinds } from "./list-endpoints.ts";
export { purgeWebhooksJob } from "./purge-job.ts";
export { replayDelivery } from "./replay-delivery.ts";
export { cancelReplay, listReplays, replayFailed } from "./replay-failed.ts";
export { rotateSecret } from "./rotate-secret.ts";
export { outboundRules, scopeOf, type WebhookScope } from "./scope.ts";
export { sendTest } from "./send-test.ts";
export { startWebhookSender } from "./sender.ts";
export { newSecret, signatureHeaders } from "./sign.ts";
