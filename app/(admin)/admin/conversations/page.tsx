import { ConversationList } from "#components/conversations/conversation-list";
import { InboxKeys } from "#components/conversations/inbox-keys";
import { getFormats, getWords, pageTitle } from "#components/format/words";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { SearchForm } from "#components/ui/search-form";
import { StatCard } from "#components/ui/stat-card";
import { Tabs } from "#components/ui/tabs";
import { atAgency, conversationFigures, listConversations } from "#lib/conversations";
import { type ConversationFigures, listConversationsInput } from "#lib/conversations/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";
import { resolveAction } from "./actions.ts";

export const generateMetadata = pageTitle("conversations", "inbox");

const PATH = "/admin/conversations";
const VIEWS = [
  { word: "waitsForUs", params: { which: "agency" } },
  { word: "mine", params: { whose: "mine" } },
  { word: "nobodys", params: { whose: "nobody" } },
  { word: "waitsForClient", params: { which: "client" } },
  { word: "closed", params: { which: "resolved" } },
  { word: "all", params: {} },
] as const satisfies readonly { word: string; params: { which?: string; whose?: string } }[];

export default async function InboxPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, asked] = await Promise.all([getWords("conversations"), searchParams]);
  const context = atAgency(await staffPage(PATH));
  const chosen = chooseParams(asked, ["which", "whose", "search", "cursor"]);
  const read = await readByAddress(listConversationsInput, chosen, (input) => listConversations(context, input));
  const figures = await conversationFigures(context);
  const { which, whose, search } = read.problem === null ? read.input : {};
  const items = read.problem === null ? read.answer.conversations : [];
  return (
    <div className="grid gap-6">
      <PageHeader title={t("inbox")} note={t("inboxNote")} />
      <Figures figures={figures} />
      <Tabs
        label={t("whichConversations")}
        items={VIEWS.map(({ word, params }) => {
          const view: { which?: string; whose?: string } = params;
          return { label: t(word), href: addressOf(PATH, { ...view, search }), isCurrent: view.which === which && view.whose === whose };
        })}
      />
      <SearchForm action={PATH} label={t("searchInbox")} defaultValue={search} hidden={{ which, whose }} />
      {read.problem === null ? null : <AddressProblem problem={read.problem} firstHref={PATH} />}
      {read.problem === null && items.length === 0 ? (
        <EmptyState icon="inbox" title={t("inboxEmpty")}>
          {t("inboxEmptyNote")}
        </EmptyState>
      ) : null}
      {read.problem === null && items.length > 0 ? (
        <>
          <Card isFlush>
            <ConversationList items={items} path={PATH} isAgency now={context.clock.now()} resolve={resolveAction} />
          </Card>
          <Pagination
            label={t("pagesOfConversations")}
            firstHref={read.input.cursor ? addressOf(PATH, { which, whose, search }) : null}
            nextHref={read.answer.nextCursor ? addressOf(PATH, { which, whose, search, cursor: read.answer.nextCursor }) : null}
          />
          <InboxKeys words={t("keys")} />
        </>
      ) : null}
    </div>
  );
}

async function Figures({ figures }: { figures: ConversationFigures }) {
  const [t, f] = await Promise.all([getWords("conversations"), getFormats()]);
  const { medianFirstAnswerMs, medianResolvedAfterMs } = figures;
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
      <StatCard label={t("waitsForUs")} figure={f.number(figures.waitingForAgency)} href={addressOf(PATH, { which: "agency" })} />
      <StatCard label={t("nobodys")} figure={f.number(figures.nobodyLooksAfter)} href={addressOf(PATH, { whose: "nobody" })} />
      <StatCard
        label={t("medianFirstAnswer")}
        figure={medianFirstAnswerMs === null ? null : f.duration(medianFirstAnswerMs)}
        unknownReason={t("nothingAnsweredYet")}
        definition={t("medianFirstAnswerIs")}
        note={t("answeredOf", { answered: figures.answered, opened: figures.opened })}
      />
      <StatCard
        label={t("medianResolved")}
        figure={medianResolvedAfterMs === null ? null : f.duration(medianResolvedAfterMs)}
        unknownReason={t("nothingResolvedYet")}
        definition={t("medianResolvedIs")}
        note={t("resolvedOf", { resolved: figures.resolved, opened: figures.opened })}
      />
    </div>
  );
}
