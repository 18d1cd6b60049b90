import { once, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newIdAt } from "#lib/platform/crypto";
import { conflict, invalid } from "#lib/platform/errors";
import { appendMessage } from "./append-message.ts";
import { writerOf } from "./party.ts";
import type { LinkKind, OpenConversationInput } from "./schema.ts";
import { takeStep } from "./take-step.ts";

/** What campaigns and incidents are called, as whoever asks may see them; null for one that they may not. Handed in from above: the rooms do not know each other. */
export type FindLink = (context: TenantContext, link: { kind: LinkKind; id: string }) => Promise<string | null>;

/** So many of a client's may be open at once: more is no help to anybody. */
const MOST_OPEN = 200;

/**
 * Opens a conversation with the agency. Every member may.
 * @throws `invalid` for a campaign or an incident that the caller may not see, or for files that are not theirs; `conflict` for one too many, and for a
 * company that has left
 */
export async function openConversation(context: TenantContext, input: OpenConversationInput, findLink: FindLink): Promise<{ id: string }> {
  const party = writerOf(context);
  const { subject, link } = input;
  const linkTitle = link ? await findLink(context, link) : null;
  if (link && !linkTitle) throw invalid("Choose what it is about anew.", [{ path: "link", message: "This is not there, or is not for you to see." }]);
  const [tenantId, now] = [context.tenant.id, context.clock.now()];
  return party.write("conversation.open", (tx) =>
    once(context, tx, async () => {
      if ((await tx.prisma.conversation.count({ where: { tenantId, state: { not: "resolved" } } })) >= MOST_OPEN)
        throw conflict(`Your company has ${MOST_OPEN} open conversations. Go on with one of them, or mark those that are done as resolved.`);
      const id = newIdAt(now);
      await tx.prisma.conversation.createMany({
        data: [
          {
            id,
            tenantId,
            subject,
            openedBy: party.userId,
            linkKind: link?.kind ?? null,
            linkId: link?.id ?? null,
            linkTitle: linkTitle?.slice(0, 300) ?? null,
            openedAt: now,
            // The first message is the next millisecond.
            lastMessageAt: now,
          },
        ],
      });
      await takeStep(tx, { tenantId, conversationId: id, from: null, to: "open", byId: party.userId, at: now });
      await emit(context, tx, "conversation.opened", { tenantId, conversationId: id, subject });
      const held = { id, tenant_id: tenantId, state: "open" as const, subject, assigned_to: null, last_message_at: now };
      await appendMessage(context, party, tx, held, input);
      // What was said stays out of the trail, which outlives it.
      const after = { link: link?.kind ?? null, files: input.attachments.length };
      await recordAudit(context, tx, { action: "conversation.open", tenantId, subjectType: "conversation", subjectId: id, after });
      return { id };
    }),
  );
}
