import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { deliveryPath, endpointPath } from "#components/webhooks/webhooks-address";
import { serverAction } from "#lib/web";
import {
  cancelReplay as cancelReplayOf,
  changeEndpoint,
  createEndpoint,
  deleteEndpoint,
  replayDelivery,
  replayFailed as replayFailedOf,
  rotateSecret,
  sendTest,
  setEndpointState,
} from "#lib/webhooks";
import { changeEndpointForm, createEndpointForm, replayFailedForm, setStateInput } from "#lib/webhooks/schema";
import type { WebhookPlace } from "./place.ts";

const byId = z.strictObject({ id: z.uuid() });
const HOUR_MS = 3_600_000;

interface ActionPlace extends Pick<WebhookPlace, "scope" | "base"> {
  access: "staff" | "tenant";
}

/** The acts upon webhooks of a place. What staff do can be taken back by a call of the API. */
export function webhookActionsOf({ access, scope, base }: ActionPlace) {
  const canBeUndone = access === "staff";
  /** Answers with the secret: this is the one time that it can be read. */
  const create = serverAction({
    access,
    input: createEndpointForm,
    async handle({ context, data, runtime }) {
      const { secret } = await createEndpoint(context, scope, data, runtime);
      return secret;
    },
  });

  const change = serverAction({
    access,
    input: changeEndpointForm,
    canBeUndone,
    async handle({ context, data: { id, ...input }, runtime }) {
      await changeEndpoint(context, scope, id, input, runtime);
      const goTo = endpointPath(base, id);
      return { message: "The endpoint is changed. It counts from the next message on.", goTo, toldAt: `${goTo}?changed=1` };
    },
  });

  const setState = serverAction({
    access,
    input: setStateInput.extend({ id: z.uuid() }),
    canBeUndone,
    async handle({ context, data: { id, ...input } }) {
      const { state } = await setEndpointState(context, scope, id, input);
      refresh();
      return state === "active" ? "The endpoint is sent to again." : "The endpoint is paused.";
    },
  });

  const remove = serverAction({
    access,
    input: byId,
    async handle({ context, data: { id } }) {
      await deleteEndpoint(context, scope, id);
      redirect(`${base}?deleted=1`);
    },
  });

  /** Answers with the new secret, as above. */
  const rotate = serverAction({
    access,
    input: byId,
    async handle({ context, data: { id }, runtime }) {
      const { secret } = await rotateSecret(context, scope, id, runtime);
      return secret;
    },
  });

  const test = serverAction({
    access,
    input: byId,
    async handle({ context, data: { id } }) {
      const { deliveryId } = await sendTest(context, scope, id);
      redirect(deliveryPath(base, id, deliveryId));
    },
  });

  const replay = serverAction({
    access,
    input: z.strictObject({ id: z.uuid(), deliveryId: z.uuid() }),
    async handle({ context, data: { id, deliveryId } }) {
      await replayDelivery(context, scope, id, deliveryId);
      refresh();
      return "The message is on its way again.";
    },
  });

  const replayFailed = serverAction({
    access,
    input: replayFailedForm,
    async handle({ context, data: { id, hours } }) {
      const since = new Date(context.clock.now().getTime() - hours * HOUR_MS).toISOString();
      const { total } = await replayFailedOf(context, scope, id, { since });
      refresh();
      return total === 1 ? "One message is on its way again." : `${total} messages are on their way again.`;
    },
  });

  const cancelReplay = serverAction({
    access,
    input: z.strictObject({ id: z.uuid(), replayId: z.uuid() }),
    async handle({ context, data: { id, replayId } }) {
      await cancelReplayOf(context, scope, id, replayId);
      refresh();
      return "The replay is called off.";
    },
  });
  return { create, change, setState, remove, rotate, test, replay, replayFailed, cancelReplay };
}
