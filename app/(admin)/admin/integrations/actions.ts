"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { deliveryPath, endpointPath, INTEGRATIONS_PATH } from "#components/webhooks/webhooks-address";
import { serverAction } from "#lib/web";
import {
  cancelReplay,
  changeEndpoint,
  createEndpoint,
  deleteEndpoint,
  replayDelivery,
  replayFailed,
  rotateSecret,
  sendTest,
  setEndpointState,
} from "#lib/webhooks";
import { changeEndpointForm, createEndpointForm, replayFailedForm, setStateInput } from "#lib/webhooks/schema";

const byId = z.strictObject({ id: z.uuid() });
const HOUR_MS = 3_600_000;

/** Answers with the secret: this is the one time that it can be read. */
export const createEndpointAction = serverAction({
  access: "staff",
  input: createEndpointForm,
  async handle({ context, data, runtime }) {
    const { secret } = await createEndpoint(context, "platform", data, runtime);
    return secret;
  },
});

export const changeEndpointAction = serverAction({
  access: "staff",
  input: changeEndpointForm,
  canBeUndone: true,
  async handle({ context, data: { id, ...input }, runtime }) {
    await changeEndpoint(context, "platform", id, input, runtime);
    const goTo = endpointPath(id);
    return { message: "The endpoint is changed. It counts from the next message on.", goTo, toldAt: `${goTo}?changed=1` };
  },
});

export const setEndpointStateAction = serverAction({
  access: "staff",
  input: setStateInput.extend({ id: z.uuid() }),
  canBeUndone: true,
  async handle({ context, data: { id, ...input } }) {
    const { state } = await setEndpointState(context, "platform", id, input);
    refresh();
    return state === "active" ? "The endpoint is sent to again." : "The endpoint is paused.";
  },
});

export const deleteEndpointAction = serverAction({
  access: "staff",
  input: byId,
  async handle({ context, data: { id } }) {
    await deleteEndpoint(context, "platform", id);
    redirect(`${INTEGRATIONS_PATH}?deleted=1`);
  },
});

/** Answers with the new secret, as above. */
export const rotateSecretAction = serverAction({
  access: "staff",
  input: byId,
  async handle({ context, data: { id }, runtime }) {
    const { secret } = await rotateSecret(context, "platform", id, runtime);
    return secret;
  },
});

export const sendTestAction = serverAction({
  access: "staff",
  input: byId,
  async handle({ context, data: { id } }) {
    const { deliveryId } = await sendTest(context, "platform", id);
    redirect(deliveryPath(id, deliveryId));
  },
});

export const replayDeliveryAction = serverAction({
  access: "staff",
  input: z.strictObject({ id: z.uuid(), deliveryId: z.uuid() }),
  async handle({ context, data: { id, deliveryId } }) {
    await replayDelivery(context, "platform", id, deliveryId);
    refresh();
    return "The message is on its way again.";
  },
});

export const replayFailedAction = serverAction({
  access: "staff",
  input: replayFailedForm,
  async handle({ context, data: { id, hours } }) {
    const since = new Date(context.clock.now().getTime() - hours * HOUR_MS).toISOString();
    const { total } = await replayFailed(context, "platform", id, { since });
    refresh();
    return total === 1 ? "One message is on its way again." : `${total} messages are on their way again.`;
  },
});

export const cancelReplayAction = serverAction({
  access: "staff",
  input: z.strictObject({ id: z.uuid(), replayId: z.uuid() }),
  async handle({ context, data: { id, replayId } }) {
    await cancelReplay(context, "platform", id, replayId);
    refresh();
    return "The replay is called off.";
  },
});
