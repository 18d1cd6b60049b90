import type { ConversationItem } from "#lib/conversations/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Badge } from "../ui/badge.tsx";
import { SoftLink } from "../ui/soft-link.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { ConversationStateBadge } from "./conversation-words.tsx";

interface ConversationListProps {
  items: ConversationItem[];
  /** Where a conversation is opened: "/portal/support". */
  path: string;
  isAgency: boolean;
  now: Date;
  /** Resolves one from the list, for staff. */
  resolve?: FormAction;
}

/** Conversations, one link each; the keys of the inbox move along them. What is unread is said, not only drawn. */
export function ConversationList({ items, path, isAgency, now, resolve }: ConversationListProps) {
  const t = useWords("conversations");
  const f = useFormats();
  return (
    <ol className="divide-y divide-line" aria-label={t("conversations")} data-conversations>
      {items.map((item) => (
        <li key={item.id} className="relative flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-4 hover:bg-tint md:px-6">
          <div className="grid min-w-0 flex-1 basis-64 gap-1">
            <span className="flex flex-wrap items-center gap-2">
              <SoftLink
                href={`${path}/${item.id}`}
                dir="auto"
                className={`stretched rounded-sm text-ink wrap-anywhere hover:text-accent ${item.unread > 0 ? "font-semibold" : "font-medium"}`}
              >
                {item.subject}
              </SoftLink>
              {item.unread > 0 ? <Badge tone="accent">{t("unread", { count: item.unread })}</Badge> : null}
            </span>
            <span className="text-muted text-sm wrap-anywhere">
              {isAgency ? `${item.tenantName} · ${item.openedBy.name}` : item.openedBy.name}
              {item.link ? ` · ${item.link.title}` : ""}
            </span>
            <span className="text-muted text-xs">
              {t("lastMessage")} <Time value={item.lastMessageAt} now={now} />
              {" · "}
              {item.assignedTo ? t("looksAfterIt", { name: item.assignedTo.name }) : t("nobodyYet")}
              {isAgency && item.firstAnswerMs !== null ? ` · ${t("firstAnswerIn", { time: f.duration(item.firstAnswerMs) })}` : ""}
            </span>
          </div>
          <ConversationStateBadge state={item.state} isAgency={isAgency} />
          {resolve && item.state !== "resolved" ? (
            <ActionForm action={resolve} label={t("resolveOne", { subject: item.subject })} hidden={{ id: item.id }} className="relative z-10">
              <SubmitButton
                variant="ghost"
                size="sm"
                data-resolve
                pendingLabel={t("resolving")}
                aria-label={t("resolveOne", { subject: item.subject })}
              >
                {t("resolve")}
              </SubmitButton>
            </ActionForm>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
