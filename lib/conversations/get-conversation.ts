import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { CONVERSATION_COLUMNS, itemOf, type MeasuredRow, measuredColumns, visibleTo } from "./conversation-rows.ts";
import { attachmentsOf, type MessageRow, messagesOf, messageView, type RevisionRow, revisionsOf } from "./message-rows.ts";
import { type Party, type PartyContext, partyOf } from "./party.ts";
import { agentsFor, clientsWhoSee, namesOf } from "./people.ts";
import type { ConversationDetail } from "./schema.ts";
import type { ConversationState, Side } from "./states.ts";

interface NoteRow {
  id: string;
  author_id: string;
  text: string;
  mentions: string[];
  created_at: Date;
}
interface StepRow {
  id: string;
  to_state: ConversationState;
  by_id: string;
  at: Date;
}
interface ReaderRow {
  user_id: string;
  side: Side;
  takes_part: boolean;
  read_until: Date | null;
}

const MOST_STEPS = 200;
const MOST_READERS = 200;

/**
 * One conversation with its latest hundred messages, or those before a moment. Notes come with it for the agency's staff alone: the statement
 * that reads them is not even sent for a client, whose role could not run it.
 * @throws `not_found`, also for one that is not theirs to see
 */
export async function getConversation(
  context: PartyContext,
  id: string,
  { before }: { before?: string | undefined } = {},
): Promise<ConversationDetail> {
  const party = partyOf(context);
  const read = await party.read("conversation.read", async (tx) => {
    const row = await findMeasured(party, tx, id);
    const { messages, hasEarlier } = await messagesOf(tx, row, before);
    const ids = messages.map((message) => message.id);
    return {
      row,
      messages,
      hasEarlier,
      attachments: await attachmentsOf(tx, row.tenant_id, ids),
      revisions: await revisionsOf(tx, row.tenant_id, ids),
      notes: party.side === "agency" ? await notesOf(tx, row, messages, hasEarlier, before) : [],
      steps: await stepsOf(tx, row),
      readers: await readersOf(tx, row),
      clients: await clientsWhoSee(tx, row.tenant_id, id),
    };
  });
  const agents = await agentsFor(context, party, id);
  const { row, messages, notes, steps, readers, attachments, revisions } = read;
  const names = await namesOf(context, [
    row.opened_by,
    ...(row.assigned_to ? [row.assigned_to] : []),
    ...messages.flatMap(({ author_id, mentions }) => [author_id, ...mentions]),
    ...notes.flatMap(({ author_id, mentions }) => [author_id, ...mentions]),
    ...steps.map(({ by_id }) => by_id),
    ...readers.map(({ user_id }) => user_id),
  ]);
  const mentionable = [...read.clients, ...agents].filter((each) => each.id !== party.userId);
  const sideOf = new Map<string, Side>(
    [...mentionable, ...readers.map(({ user_id, side }) => ({ id: user_id, side }))].map((each) => [each.id, each.side]),
  );
  const person = (personId: string, usual: Side) => names.of(personId, sideOf.get(personId) ?? usual);
  const view = (message: MessageRow) =>
    messageView(message, {
      party,
      now: context.clock.now(),
      person,
      attachments: attachments.filter((each) => each.message_id === message.id),
      revisions: revisions.filter((each: RevisionRow) => each.message_id === message.id),
    });
  return {
    ...itemOf(party, row, names),
    messages: messages.map(view),
    hasEarlier: read.hasEarlier,
    notes: notes.map((note) => ({
      id: note.id,
      author: names.of(note.author_id, "agency"),
      text: note.text,
      mentions: note.mentions.map((each) => names.of(each, "agency")),
      at: note.created_at.toISOString(),
    })),
    steps: steps.map((step) => ({ id: step.id, toState: step.to_state, by: person(step.by_id, "client"), at: step.at.toISOString() })),
    readers: readers.map(({ user_id, side, takes_part: takesPart, read_until }) => ({
      ...names.of(user_id, side),
      takesPart,
      readUntil: read_until?.toISOString() ?? null,
    })),
    mentionable,
  };
}

async function findMeasured(party: Party, tx: Queryable, id: string): Promise<MeasuredRow> {
  const values: unknown[] = [id, party.userId];
  const visible = visibleTo(party, (value) => `$${values.push(value)}`);
  const [row] = await tx.query<MeasuredRow>({
    text: `SELECT ${CONVERSATION_COLUMNS}, ${measuredColumns(party, "$2")} FROM conversation c JOIN tenant t ON t.id = c.tenant_id
           WHERE c.id = $1::uuid AND ${visible}`,
    values,
  });
  if (!row) throw notFound("This conversation");
  return row;
}

/** Those between the messages that are shown. */
function notesOf(tx: Queryable, { tenant_id, id }: MeasuredRow, messages: MessageRow[], hasEarlier: boolean, before?: string): Promise<NoteRow[]> {
  return tx.query<NoteRow>({
    text: `SELECT newest.* FROM (SELECT n.id, n.author_id, n.text, n.mentions, n.created_at FROM conversation_note n
             WHERE n.tenant_id = $1::uuid AND n.conversation_id = $2::uuid AND n.created_at >= coalesce($3::timestamptz, '-infinity')
               AND n.created_at < coalesce($4::timestamptz, 'infinity') ORDER BY n.created_at DESC, n.id DESC LIMIT 200) newest
           ORDER BY newest.created_at, newest.id`,
    values: [tenant_id, id, hasEarlier ? (messages[0]?.created_at ?? null) : null, before ?? null],
  });
}

function stepsOf(tx: Queryable, { tenant_id, id }: MeasuredRow): Promise<StepRow[]> {
  return tx.query<StepRow>({
    text: `SELECT newest.* FROM (SELECT s.id, s.to_state, s.by_id, s.at FROM conversation_step s WHERE s.tenant_id = $1::uuid AND s.conversation_id = $2::uuid
             ORDER BY s.at DESC, s.id DESC LIMIT ${MOST_STEPS}) newest ORDER BY newest.at, newest.id`,
    values: [tenant_id, id],
  });
}

function readersOf(tx: Queryable, { tenant_id, id }: MeasuredRow): Promise<ReaderRow[]> {
  return tx.query<ReaderRow>({
    text: `SELECT r.user_id, r.side, r.takes_part, r.read_until FROM conversation_reader r WHERE r.tenant_id = $1::uuid AND r.conversation_id = $2::uuid
           ORDER BY r.side, r.user_id LIMIT ${MOST_READERS}`,
    values: [tenant_id, id],
  });
}
