import { NoIntegrations } from "#components/webhooks/no-permission";
import { INTEGRATIONS_PATH } from "#components/webhooks/webhooks-address";
import { PERMISSIONS } from "#lib/access";
import type { WebhookPlace } from "../../../webhook-screens/place.ts";
import {
  cancelReplayAction,
  changeEndpointAction,
  createEndpointAction,
  deleteEndpointAction,
  replayDeliveryAction,
  replayFailedAction,
  rotateSecretAction,
  sendTestAction,
  setEndpointStateAction,
} from "./actions.ts";

/** Webhooks of the platform and of all tenants, for the operator’s staff. */
export const WEBHOOKS: WebhookPlace = {
  scope: "platform",
  base: INTEGRATIONS_PATH,
  crumb: "integrations",
  actions: {
    create: createEndpointAction,
    change: changeEndpointAction,
    setState: setEndpointStateAction,
    remove: deleteEndpointAction,
    rotate: rotateSecretAction,
    test: sendTestAction,
    replay: replayDeliveryAction,
    replayFailed: replayFailedAction,
    cancelReplay: cancelReplayAction,
  },
  refusal: (title, permission) => <NoIntegrations title={title} permission={PERMISSIONS[permission]} />,
};
