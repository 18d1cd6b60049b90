"use server";

import { WEBHOOKS_PATH } from "#components/webhooks/webhooks-address";
import { webhookActionsOf } from "../../../../webhook-screens/webhook-actions-of.ts";

const actions = webhookActionsOf({ access: "tenant", scope: "tenant", base: WEBHOOKS_PATH });

export const createEndpointAction = actions.create;
export const changeEndpointAction = actions.change;
export const setEndpointStateAction = actions.setState;
export const deleteEndpointAction = actions.remove;
export const rotateSecretAction = actions.rotate;
export const sendTestAction = actions.test;
export const replayDeliveryAction = actions.replay;
export const replayFailedAction = actions.replayFailed;
export const cancelReplayAction = actions.cancelReplay;
