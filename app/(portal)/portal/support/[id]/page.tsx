import { ConversationFacts, PeopleCard } from "#components/conversations/conversation-facts";
import { InboxKeys } from "#components/conversations/inbox-keys";
import { MarkRead } from "#components/conversations/mark-read";
import { MessageThread } from "#components/conversations/message-thread";
import { ReplyForm } from "#components/conversations/reply-form";
import { getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { getConversation, getReplyDraft, listAddable } from "#lib/conversations";
import { type ConversationItem, getConversationInput } from "#lib/conversations/schema";
import { newId } from "#lib/platform/crypto";
import { addressOf, chooseParams, readById, type SearchParams, tenantPage } from "#lib/web";
import { addPersonAction, editMessageAction, resolveConversationAction, withdrawMessageAction, writeMessageAction } from "../actions.ts";

export const generateMetadata = pageTitle("conversations", "conversation");

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export default async function SupportConversationPage({ params, searchParams }: PageProps) {
  const [t, { id }, asked] = await Promise.all([getWords("conversations"), params, searchParams]);
  const path = `/portal/support/${id}`;
  const context = await tenantPage(path);
  const input = getConversationInput.safeParse(chooseParams(asked, ["before"]));
  const conversation = await readById(id, () => getConversation(context, id, input.success ? input.data : {}));
  const mayWrite = context.tenant.status !== "cancelled" && context.actor.impersonator === null;
  const [addable, draft] = mayWrite ? await Promise.all([listAddable(context, id), getReplyDraft(context, id)]) : [[], ""];
  const { messages, hasEarlier, state } = conversation;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={conversation.subject}
        breadcrumbs={[{ label: t("support"), href: "/portal/support" }, { label: conversation.subject }]}
        actions={
          mayWrite && state !== "resolved" ? (
            <ActionForm action={resolveConversationAction} label={t("markResolved")} hidden={{ id }}>
              <SubmitButton variant="secondary" data-resolve pendingLabel={t("resolving")}>
                {t("markResolved")}
              </SubmitButton>
            </ActionForm>
          ) : null
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
            isAgency={false}
            now={context.clock.now()}
            acts={mayWrite ? { edit: editMessageAction, withdraw: withdrawMessageAction } : null}
          />
          {mayWrite ? (
            <Card title={t("reply")} note={state === "resolved" ? t("replyOpensAgain") : undefined}>
              <ReplyForm
                id={id}
                action={writeMessageAction}
                label={t("yourMessage")}
                hint={t("mentionHint")}
                names={conversation.mentionable.map(({ name }) => name)}
                draft={draft}
                idempotencyKey={newId()}
                isAgency={false}
              />
            </Card>
          ) : (
            <Callout title={t("readingOnly")}>{t("readingOnlyNote")}</Callout>
          )}
          <InboxKeys words={t("keysOfOne")} />
        </div>
        <div className="grid gap-6">
          <ConversationFacts conversation={conversation} isAgency={false} linkHref={hrefOf(conversation.link)} />
          <PeopleCard conversation={conversation} addable={addable} add={mayWrite ? addPersonAction : null} />
        </div>
      </div>
      {mayWrite ? <MarkRead id={id} until={messages.at(-1)?.at ?? conversation.openedAt} /> : null}
    </div>
  );
}

const hrefOf = (link: ConversationItem["link"]) => (link ? (link.kind === "campaign" ? `/portal/campaigns/${link.id}` : "/status") : null);
