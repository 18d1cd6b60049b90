import { WEBHOOKS_PATH } from "#components/webhooks/webhooks-address";
import type { WebhookPlace } from "../../../../webhook-screens/place.ts";
import { MissingPermission } from "../../missing-permission.tsx";
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

/** Webhooks of the tenant that somebody works in. */
export const WEBHOOKS: WebhookPlace = {
  scope: "tenant",
  base: WEBHOOKS_PATH,
  crumb: "webhooks",
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
  refusal: (title, permission) => <MissingPermission title={title} permission={permission} />,
};
