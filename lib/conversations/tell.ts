import { z } from "zod";
import { eventEnvelope } from "#lib/events";
import type { Transaction } from "#lib/platform/database";
import { defineJob } from "#lib/platform/jobs";
import { publishUpdate } from "#lib/platform/realtime";

const TOPIC = "conversation.changed";

/** Tells the open windows of a client that something changed; what it is, each asks for with its own rights. */
export const tellTenant = (tx: Transaction, tenantId: string, conversationId: string): Promise<void> =>
  publishUpdate(tx, { tenantId, topic: TOPIC, payload: { conversationId } });

/** The same for the agency's staff, from a transaction that crosses tenants: the wall lets no client's transaction speak to them. */
export const tellStaff = (tx: Transaction, conversationId: string): Promise<void> =>
  publishUpdate(tx, { tenantId: null, topic: TOPIC, payload: { conversationId } });

/** What clients and staff do is told to the staff's open windows. A repeated delivery reloads them once more, which harms nobody. */
export const tellStaffJob = defineJob({
  name: "conversations.tell_staff",
  schema: eventEnvelope,
  async handle(envelope, { runtime }) {
    const { conversationId } = z.object({ conversationId: z.uuid() }).parse(envelope.data);
    await runtime.db.transaction({ kind: "system", purpose: "conversations.tell_staff" }, (tx) => tellStaff(tx, conversationId));
  },
});
