import type { StaffContext } from "#lib/access";
import { escapeLike } from "#lib/platform/database";
import { type Conditions, conditionsOf, orderOf, pageOf, type SortedRow } from "#lib/tables";
import { CONVERSATION_COLUMNS, itemOf, type MeasuredRow, measuredColumns, visibleTo } from "./conversation-rows.ts";
import { type Party, type PartyContext, partyOf, requireAgency } from "./party.ts";
import { namesOf } from "./people.ts";
import type { ConversationFigures, ConversationPage, ListConversationsInput } from "./schema.ts";

const SORTS = { last: { column: "c.last_message_at", type: "timestamptz" } };
const STATES_OF = { agency: ["open", "waiting_agency"], client: ["waiting_client"], resolved: ["resolved"] } as const;
const FIGURES_DAYS = 30;

/**
 * The conversations that the caller may see: those that wait for the agency with the longest wait first, all others with the latest first.
 * The search looks at subjects and texts, for staff at notes and companies as well.
 * @throws `forbidden`, `unauthenticated`, `invalid` for a cursor that is not of this list
 */
export async function listConversations(context: PartyContext, input: ListConversationsInput): Promise<ConversationPage> {
  const party = partyOf(context);
  const { which, whose, search, cursor, limit } = input;
  const sort = which === "agency" && party.side === "agency" ? "last" : "-last";
  const order = orderOf(SORTS, sort, "c");
  const conditions = conditionsOf(limit + 1, party.userId);
  conditions.add(visibleTo(party, conditions.param));
  if (which) conditions.add(`c.state = ANY(${conditions.param(STATES_OF[which])}::text[])`);
  if (whose === "mine") conditions.add("c.assigned_to = $2::uuid");
  if (whose === "nobody") conditions.add("c.assigned_to IS NULL");
  if (search) conditions.add(found(party, conditions, search));
  order.after(conditions, cursor);
  const rows = await party.read("conversation.list", (tx) =>
    tx.query<MeasuredRow & SortedRow>({
      text: `SELECT ${CONVERSATION_COLUMNS}, ${measuredColumns(party, "$2")}, ${order.column}::text AS sort_value
             FROM conversation c JOIN tenant t ON t.id = c.tenant_id ${conditions.where()} ${order.by()} LIMIT $1`,
      values: conditions.values,
    }),
  );
  const page = pageOf(rows, { limit, sort });
  const names = await namesOf(
    context,
    page.rows.flatMap(({ opened_by, assigned_to }) => [opened_by, ...(assigned_to ? [assigned_to] : [])]),
  );
  return { conversations: page.rows.map((row) => itemOf(party, row, names)), nextCursor: page.nextCursor };
}

function found({ side }: Party, { param }: Conditions, search: string): string {
  const like = `lower(${param(`%${escapeLike(search)}%`)}::text)`;
  const within = (table: string, more = "") =>
    `EXISTS (SELECT 1 FROM ${table} e WHERE e.tenant_id = c.tenant_id AND e.conversation_id = c.id AND lower(e.text) LIKE ${like}${more})`;
  const places = [`lower(c.subject) LIKE ${like}`, within("conversation_message", " AND e.withdrawn_at IS NULL")];
  if (side === "agency") places.push(`lower(t.name) LIKE ${like}`, within("conversation_note"));
  return `(${places.join(" OR ")})`;
}

interface FiguresRow {
  waiting_agency: number;
  waiting_client: number;
  nobody: number;
  opened: number;
  answered: number;
  first_answer_ms: number | null;
  resolved: number;
  resolved_ms: number | null;
}

/**
 * How it stands, and how fast the agency was with the conversations of the last 30 days: from opening to its first message, and to the last
 * time that one was resolved which still is. Medians, as one that lay for weeks would move a mean.
 * @throws `forbidden` for everybody but the agency's staff
 */
export async function conversationFigures(context: StaffContext): Promise<ConversationFigures> {
  const party = requireAgency(context);
  const since = new Date(context.clock.now().getTime() - FIGURES_DAYS * 86_400_000);
  const [row] = await party.read("conversation.figures", (tx) =>
    tx.query<FiguresRow>({
      text: `SELECT stands.*, lately.* FROM
               (SELECT count(*) FILTER (WHERE state IN ('open', 'waiting_agency'))::int AS waiting_agency,
                  count(*) FILTER (WHERE state = 'waiting_client')::int AS waiting_client,
                  count(*) FILTER (WHERE assigned_to IS NULL)::int AS nobody FROM conversation WHERE state <> 'resolved') stands,
               (SELECT count(*)::int AS opened, count(m.ms)::int AS answered, percentile_cont(0.5) WITHIN GROUP (ORDER BY m.ms) AS first_answer_ms,
                  count(r.ms)::int AS resolved, percentile_cont(0.5) WITHIN GROUP (ORDER BY r.ms) AS resolved_ms
                FROM conversation c
                LEFT JOIN LATERAL (SELECT extract(epoch FROM min(created_at) - c.opened_at)::float8 * 1000 AS ms FROM conversation_message e
                  WHERE e.tenant_id = c.tenant_id AND e.conversation_id = c.id AND e.side = 'agency') m ON true
                LEFT JOIN LATERAL (SELECT extract(epoch FROM max(at) - c.opened_at)::float8 * 1000 AS ms FROM conversation_step s
                  WHERE s.tenant_id = c.tenant_id AND s.conversation_id = c.id AND s.to_state = 'resolved' AND c.state = 'resolved') r ON true
                WHERE c.opened_at >= $1::timestamptz) lately`,
      values: [since],
    }),
  );
  return {
    waitingForAgency: row?.waiting_agency ?? 0,
    waitingForClient: row?.waiting_client ?? 0,
    nobodyLooksAfter: row?.nobody ?? 0,
    opened: row?.opened ?? 0,
    answered: row?.answered ?? 0,
    medianFirstAnswerMs: row?.first_answer_ms ?? null,
    resolved: row?.resolved ?? 0,
    medianResolvedAfterMs: row?.resolved_ms ?? null,
  };
}
