import type { ReactNode } from "react";
import type { ConversationDetail, NoteView } from "#lib/conversations/schema";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import type { FormAction } from "../ui/action-form.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { Badge } from "../ui/badge.tsx";
import { stateKey } from "./conversation-words.tsx";
import { MessageCard } from "./message-card.tsx";

interface MessageThreadProps {
  conversation: ConversationDetail;
  isAgency: boolean;
  now: Date;
  /** Null for who may only read. */
  acts: { edit: FormAction; withdraw: FormAction } | null;
}

/** What was said, noted and done, in its order. */
export function MessageThread({ conversation, isAgency, now, acts }: MessageThreadProps) {
  const t = useWords("conversations");
  const { messages, notes, steps, readers } = conversation;
  const lastOwn = messages.findLast((message) => (message.author.side === "agency") === isAgency);
  const seenBy = readers.filter(
    ({ side, readUntil }) => (side === "agency") !== isAgency && lastOwn && readUntil !== null && readUntil >= lastOwn.at,
  );
  const first = conversation.hasEarlier ? (messages[0]?.at ?? "") : "";
  const entries: { id: string; at: string; shown: ReactNode }[] = [
    ...messages.map((message) => ({
      id: message.id,
      at: message.at,
      shown: (
        <MessageCard
          conversationId={conversation.id}
          message={message}
          isOurs={(message.author.side === "agency") === isAgency}
          now={now}
          acts={acts}
          seenBy={message === lastOwn ? seenBy.map(({ name }) => name) : []}
        />
      ),
    })),
    ...notes.map((note) => ({ id: note.id, at: note.at, shown: <Note note={note} now={now} /> })),
    ...steps
      .filter(({ toState, at }) => toState === "resolved" && at >= first)
      .map((step) => ({
        id: step.id,
        at: step.at,
        shown: (
          <p className="text-center text-muted text-sm">
            {t("resolvedBy", { state: t(stateKey(step.toState, isAgency)), name: step.by.name })} <Time value={step.at} now={now} />
          </p>
        ),
      })),
  ];
  return (
    <ol aria-label={t("messages")} className="grid gap-5">
      {entries
        .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.id < other.id ? -1 : 1))
        .map(({ id, shown }) => (
          <li key={id}>{shown}</li>
        ))}
    </ol>
  );
}

/** For staff alone, and drawn so that nobody takes it for a message. */
function Note({ note, now }: { note: NoteView; now: Date }) {
  const t = useWords("conversations");
  return (
    <article className="grid gap-2 rounded-2xl border border-warn/30 bg-warn-soft p-4 md:p-5">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Avatar name={note.author.name} size="sm" />
        <bdi className="font-medium text-ink">{note.author.name}</bdi>
        <Badge tone="warn">{t("noteForStaff")}</Badge>
        <Time value={note.at} now={now} className="text-soft text-xs" />
      </header>
      <p dir="auto" className="max-w-prose whitespace-pre-wrap text-ink text-sm wrap-anywhere">
        {note.text}
      </p>
    </article>
  );
}
