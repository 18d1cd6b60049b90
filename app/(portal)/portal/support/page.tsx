import { ConversationList } from "#components/conversations/conversation-list";
import { getWords, pageTitle } from "#components/format/words";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { SearchForm } from "#components/ui/search-form";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { listConversations } from "#lib/conversations";
import { listConversationsInput, WAITING } from "#lib/conversations/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";

export const generateMetadata = pageTitle("conversations", "support");

const PATH = "/portal/support";
const LABELS = { agency: "waitsForSupport", client: "waitsForYou", resolved: "stateResolved" } as const;

export default async function SupportPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, asked] = await Promise.all([getWords("conversations"), searchParams]);
  const context = await tenantPage(PATH);
  const chosen = chooseParams(asked, ["which", "search", "cursor"]);
  const read = await readByAddress(listConversationsInput, chosen, (input) => listConversations(context, input));
  const { which, search } = read.problem === null ? read.input : { which: undefined, search: undefined };
  const isNarrowed = which !== undefined || search !== undefined;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("support")}
        note={t("supportNote")}
        actions={
          <>
            {can(context, "security.manage") ? (
              <LinkButton href="/portal/settings/support" variant="secondary">
                {t("supportAccess")}
              </LinkButton>
            ) : null}
            <LinkButton href={`${PATH}/new`}>{t("newConversation")}</LinkButton>
          </>
        }
      />
      <Tabs
        label={t("whichConversations")}
        items={[
          { label: t("all"), href: addressOf(PATH, { search }), isCurrent: which === undefined },
          ...WAITING.map((each) => ({ label: t(LABELS[each]), href: addressOf(PATH, { which: each, search }), isCurrent: which === each })),
        ]}
      />
      <SearchForm action={PATH} label={t("searchConversations")} defaultValue={search} hidden={{ which }} />
      {read.problem === null ? null : <AddressProblem problem={read.problem} firstHref={PATH} />}
      {read.problem === null && read.answer.conversations.length === 0 ? (
        <EmptyState
          icon="life-buoy"
          title={isNarrowed ? t("nothingFound") : t("noConversationYet")}
          action={isNarrowed ? undefined : <LinkButton href={`${PATH}/new`}>{t("newConversation")}</LinkButton>}
        >
          {isNarrowed ? t("nothingFoundNote") : t("noConversationYetNote")}
        </EmptyState>
      ) : null}
      {read.problem === null && read.answer.conversations.length > 0 ? (
        <>
          <Card isFlush>
            <ConversationList items={read.answer.conversations} path={PATH} isAgency={false} now={context.clock.now()} />
          </Card>
          <Pagination
            label={t("pagesOfConversations")}
            firstHref={read.input.cursor ? addressOf(PATH, { which, search }) : null}
            nextHref={read.answer.nextCursor ? addressOf(PATH, { which, search, cursor: read.answer.nextCursor }) : null}
          />
        </>
      ) : null}
    </div>
  );
}
