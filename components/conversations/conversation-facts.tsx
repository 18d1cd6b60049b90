import type { ReactNode } from "react";
import type { ConversationDetail, Participant } from "#lib/conversations/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { DataList } from "../ui/data-list.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { ConversationStateBadge } from "./conversation-words.tsx";

interface ConversationFactsProps {
  conversation: ConversationDetail;
  isAgency: boolean;
  /** Where what it is about is shown; null where this reader has no page of it. */
  linkHref: string | null;
  /** For staff: the client's page. */
  clientHref?: string;
  /** How it is given to somebody, for staff. */
  children?: ReactNode;
}

/** How a conversation stands, whose it is, and what it is about; for staff with the times measured from its rows. */
export function ConversationFacts({ conversation, isAgency, linkHref, clientHref, children }: ConversationFactsProps) {
  const t = useWords("conversations");
  const f = useFormats();
  const { link, assignedTo } = conversation;
  return (
    <Card title={t("aboutIt")}>
      <div className="grid gap-5">
        <DataList
          columns={1}
          items={[
            { label: t("state"), value: <ConversationStateBadge state={conversation.state} isAgency={isAgency} /> },
            ...(clientHref ? [{ label: t("client"), value: <TextLink href={clientHref}>{conversation.tenantName}</TextLink> }] : []),
            { label: t("openedBy"), value: <bdi>{conversation.openedBy.name}</bdi> },
            { label: t("openedAt"), value: <Time value={conversation.openedAt} /> },
            { label: t("looksAfter"), value: assignedTo ? <bdi>{assignedTo.name}</bdi> : t("nobodyYet") },
            ...(link
              ? [
                  {
                    label: link.kind === "campaign" ? t("campaign") : t("incident"),
                    value: linkHref ? <TextLink href={linkHref}>{link.title}</TextLink> : link.title,
                  },
                ]
              : []),
            ...(isAgency
              ? [
                  { label: t("firstAnswerAfter"), value: f.duration(conversation.firstAnswerMs) },
                  { label: t("resolvedAfter"), value: f.duration(conversation.resolvedAfterMs) },
                ]
              : []),
          ]}
        />
        {children}
      </div>
    </Card>
  );
}

interface PeopleCardProps {
  conversation: ConversationDetail;
  addable: Participant[];
  add: FormAction | null;
}

/** Who takes part, how far each has read, and how one more is asked in. */
export function PeopleCard({ conversation, addable, add }: PeopleCardProps) {
  const t = useWords("conversations");
  const taking = conversation.readers.filter(({ takesPart }) => takesPart);
  return (
    <Card title={t("people")} note={t("peopleNote")}>
      <div className="grid gap-5">
        <ul className="grid gap-3">
          {taking.map(({ id, name, side, readUntil }) => (
            <li key={id} className="grid text-sm">
              <bdi className="font-medium text-ink wrap-anywhere">{name}</bdi>
              <span className="text-muted text-xs">
                {side === "agency" ? t("fromSupport") : t("fromClient")}
                {" · "}
                {readUntil ? (
                  <>
                    {t("readUntil")} <Time value={readUntil} />
                  </>
                ) : (
                  t("notReadYet")
                )}
              </span>
            </li>
          ))}
        </ul>
        {add && addable.length > 0 ? (
          <ActionForm action={add} label={t("addPerson")} fields={["userId"]} hidden={{ id: conversation.id }} className="grid gap-3">
            <Select
              name="userId"
              label={t("addPerson")}
              options={[{ value: "", label: t("choosePerson") }, ...addable.map(({ id, name }) => ({ value: id, label: name }))]}
            />
            <div>
              <SubmitButton variant="secondary" size="sm" pendingLabel={t("adding")}>
                {t("add")}
              </SubmitButton>
            </div>
          </ActionForm>
        ) : null}
      </div>
    </Card>
  );
}
