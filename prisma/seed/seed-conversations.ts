import type { StaffContext } from "#lib/access";
import { getCampaign } from "#lib/campaigns";
import { type FindLink, openConversation, receiveAttachment, resolveConversation, writeMessage, writeNote } from "#lib/conversations";
import { openConversationInput, writeMessageInput } from "#lib/conversations/schema";
import { DEMO_CONVERSATIONS, type DemoConversation, type DemoEntry } from "./conversations.ts";
import { asOf } from "./one-transaction.ts";
import { type MemberOfDemo, personOf, staffOf } from "./people.ts";
import { bandsPicture } from "./picture.ts";
import { DAY_MS, HOUR_MS, type Services } from "./services.ts";

const SIZE = [480, 320] as const;

interface People {
  clients: ReadonlyMap<string, MemberOfDemo>;
  staff: ReadonlyMap<string, StaffContext>;
}

/** Writes a tenant's conversations with the agency, each message as of its own time. @param services whose jobs tell nobody */
export async function seedConversations(services: Services, tenant: { id: string; slug: string }): Promise<void> {
  const conversations = DEMO_CONVERSATIONS[tenant.slug];
  if (!conversations) return;
  const rows = await services.db.system<{ subject: string }>({
    text: "SELECT subject FROM conversation WHERE tenant_id = $1::uuid",
    values: [tenant.id],
  });
  const isThere = new Set(rows.map(({ subject }) => subject));
  const people: People = {
    clients: await mapOf(["admin", "manager", "member"], (who) => personOf(services, tenant.id, `${who}@${tenant.slug}.example`)),
    staff: await mapOf(["support", "super"], (who) => staffOf(services, `${who}@demo.bizosaas.example`)),
  };
  for (const conversation of conversations)
    if (!isThere.has(conversation.subject)) await tell(people, conversation, await linkOf(services, tenant.id, conversation));
}

async function tell(people: People, { subject, daysAgo, entries, isResolved }: DemoConversation, link: string): Promise<void> {
  const [first, ...others] = entries;
  const opener = people.clients.get(first?.by ?? "");
  if (!first || !opener) throw new Error(`Nobody of the client opens “${subject}”.`);
  const now = opener.clock.now().getTime();
  let at = now - daysAgo * DAY_MS;
  const opens = asOf(opener, at);
  const attachments = first.file ? [await attach(opens, first.file, undefined)] : [];
  const { id } = await openConversation(opens, openConversationInput.parse({ subject, text: first.text, link, attachments }), findCampaign);
  for (const entry of others) {
    at = Math.min(now, at + entry.afterHours * HOUR_MS);
    await add(people, id, entry, at);
  }
  const closer = people.staff.get("support");
  if (isResolved && closer) await resolveConversation(asOf(closer, at + HOUR_MS), id);
}

async function add({ clients, staff }: People, id: string, { by, text, isNote, file }: DemoEntry, at: number): Promise<void> {
  const agent = staff.get(by);
  const writer = agent ?? clients.get(by);
  if (!writer) throw new Error(`There is no ${by}.`);
  if (isNote && agent) {
    await writeNote(asOf(agent, at), id, { text });
    return;
  }
  const attachments = file ? [await attach(asOf(writer, at), file, agent ? id : undefined)] : [];
  await writeMessage(asOf(writer, at), id, writeMessageInput.parse({ text, attachments }));
}

async function attach(
  context: MemberOfDemo | StaffContext,
  file: NonNullable<DemoEntry["file"]>,
  conversationId: string | undefined,
): Promise<string> {
  const bytes = "text" in file ? Buffer.from(file.text) : bandsPicture(...SIZE, file.bands);
  const upload = { name: file.name, key: `demo:${file.name}`, declaredBytes: bytes.length, ...(conversationId && { conversationId }) };
  const whole = async function* () {
    yield new Uint8Array(bytes);
  };
  return (await receiveAttachment(context, upload, whole())).id;
}

/** "campaign:…" as the form says it, "" for none. */
async function linkOf({ db }: Services, tenantId: string, { about }: DemoConversation): Promise<string> {
  if (about === undefined) return "";
  const [row] = await db.system<{ id: string }>({
    text: "SELECT id FROM campaign WHERE tenant_id = $1::uuid AND external_key = $2",
    values: [tenantId, about],
  });
  return row ? `campaign:${row.id}` : "";
}

const findCampaign: FindLink = async (context, { id }) => (await getCampaign(context, id)).name;

async function mapOf<T>(names: readonly string[], find: (name: string) => Promise<T>): Promise<Map<string, T>> {
  return new Map(await Promise.all(names.map(async (name) => [name, await find(name)] as const)));
}
