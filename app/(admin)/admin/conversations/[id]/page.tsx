import { ConversationFacts, PeopleCard } from "#components/conversations/conversation-facts";
import { InboxKeys } from "#components/conversations/inbox-keys";
import { MarkRead } from "#components/conversations/mark-read";
import { MessageField } from "#components/conversations/message-field";
import { MessageThread } from "#components/conversations/message-thread";
import { ReplyForm } from "#components/conversations/reply-form";
import { getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import type { StaffContext } from "#lib/access";
import { atAgency, getConversation, getReplyDraft, listAddable } from "#lib/conversations";
import { type ConversationDetail, getConversationInput } from "#lib/conversations/schema";
import { newId } from "#lib/platform/crypto";
import { addressOf, chooseParams, readById, type SearchParams, staffPage } from "#lib/web";
import { addClientAction, answerAction, assignAction, editAnswerAction, noteAction, resolveAction, withdrawAnswerAction } from "../actions.ts";

export const generateMetadata = pageTitle("conversations", "conversation");

const INBOX = "/admin/conversations";

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export default async function InboxConversationPage({ params, searchParams }: PageProps) {
  const [t, { id }, asked] = await Promise.all([getWords("conversations"), params, searchParams]);
  const path = `${INBOX}/${id}`;
  const context = atAgency(await staffPage(path));
  const input = getConversationInput.safeParse(chooseParams(asked, ["before"]));
  const conversation = await readById(id, () => getConversation(context, id, input.success ? input.data : {}));
  const [addable, draft] = await Promise.all([listAddable(context, id), getReplyDraft(context, id)]);
  const { messages, hasEarlier, state, link, notes } = conversation;
  const last = [messages.at(-1)?.at, notes.at(-1)?.at].filter((at) => at !== undefined).sort();
  return (
    <div className="grid gap-6">
      <PageHeader
        title={conversation.subject}
        breadcrumbs={[{ label: t("inbox"), href: INBOX }, { label: conversation.subject }]}
        actions={
          state === "resolved" ? null : (
            <ActionForm action={resolveAction} label={t("resolve")} hidden={{ id }}>
              <SubmitButton variant="secondary" data-resolve pendingLabel={t("resolving")}>
                {t("resolve")}
              </SubmitButton>
            </ActionForm>
          )
        }
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="grid gap-6">
          {hasEarlier ? (
            <LinkButton href={addressOf(path, { before: messages[0]?.at })} variant="secondary" className="w-fit">
              {t("earlierMessages")}
            </LinkButton>
          ) : null}
          <MessageThread
            conversation={conversation}
            isAgency
            now={context.clock.now()}
            acts={{ edit: editAnswerAction, withdraw: withdrawAnswerAction }}
          />
          <Card title={t("replyToClient")} note={state === "resolved" ? t("replyOpensAgain") : undefined}>
            <ReplyForm
              id={id}
              action={answerAction}
              label={t("answer")}
              hint={t("mentionHint")}
              names={conversation.mentionable.map(({ name }) => name)}
              draft={draft}
              idempotencyKey={newId()}
              isAgency
            />
          </Card>
          <NoteCard conversation={conversation} />
          <InboxKeys words={t("keysOfOne")} />
        </div>
        <div className="grid gap-6">
          <ConversationFacts
            conversation={conversation}
            isAgency
            clientHref={`/admin/tenants/${conversation.tenantId}`}
            linkHref={link?.kind === "incident" ? `/admin/incidents/${link.id}` : null}
          >
            <Assign conversation={conversation} context={context} />
          </ConversationFacts>
          <PeopleCard conversation={conversation} addable={addable} add={addClientAction} />
        </div>
      </div>
      <MarkRead id={id} until={last.at(-1) ?? conversation.openedAt} />
    </div>
  );
}

/** Apart from the reply, and drawn in another colour, so that nobody writes the one for the other. */
async function NoteCard({ conversation }: { conversation: ConversationDetail }) {
  const t = await getWords("conversations");
  return (
    <Card title={t("note")} note={t("noteNote")} className="border-warn/30 bg-warn-soft">
      <ActionForm action={noteAction} label={t("note")} fields={["text"]} hidden={{ id: conversation.id }} idempotencyKey={newId()}>
        <MessageField
          label={t("noteText")}
          rows={3}
          names={conversation.mentionable.filter(({ side }) => side === "agency").map(({ name }) => name)}
        />
        <div>
          <SubmitButton variant="secondary" pendingLabel={t("saving")}>
            {t("writeNote")}
          </SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}

async function Assign({ conversation, context }: { conversation: ConversationDetail; context: StaffContext }) {
  const t = await getWords("conversations");
  const { userId, name } = context.actor;
  const others = conversation.mentionable.filter(({ side }) => side === "agency");
  return (
    <ActionForm action={assignAction} label={t("giveTo")} fields={["assigneeId"]} hidden={{ id: conversation.id }} className="grid gap-3">
      <Select
        key={conversation.assignedTo?.id ?? ""}
        name="assigneeId"
        label={t("giveTo")}
        defaultValue={conversation.assignedTo?.id ?? ""}
        options={[
          { value: "", label: t("toNobody") },
          { value: userId, label: t("toMe", { name }) },
          ...others.map((each) => ({ value: each.id, label: each.name })),
        ]}
      />
      <div>
        <SubmitButton variant="secondary" size="sm" pendingLabel={t("saving")}>
          {t("give")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
