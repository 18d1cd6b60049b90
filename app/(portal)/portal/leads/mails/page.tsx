import { MailList } from "#components/crm/mail-list";
import { getWords, pageTitle } from "#components/format/words";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { SearchForm } from "#components/ui/search-form";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { findChoices, listMails } from "#lib/crm";
import { listMailsInput, MAIL_STATES } from "#lib/crm/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { attachMailAction, discardMailAction } from "./actions.ts";

export const generateMetadata = pageTitle("crmMails", "title");

const PATH = "/portal/leads/mails";
const SHOWN = 20;
const NOTHING = { waiting: ["none", "noneNote"], sorted: ["noneSorted", "noneSortedNote"], found: ["nothingFound", "nothingFoundNote"] } as const;

export default async function MailsPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, asked] = await Promise.all([getWords("crmMails"), searchParams]);
  const context = await tenantPage(PATH);
  if (!can(context, "lead.execute")) return <MissingPermission title={t("title")} permission="lead.execute" />;
  const read = await readByAddress(listMailsInput, chooseParams(asked, ["state", "search", "cursor"]), (input) =>
    listMails(context, { ...input, limit: SHOWN }),
  );
  if (read.problem !== null) return <AddressProblem problem={read.problem} firstHref={PATH} />;
  const { mails, nextCursor } = read.answer;
  const { state, search, cursor } = read.input;
  const find = (kind: "lead" | "contact" | "company") => (state === "waiting" && mails.length > 0 ? findChoices(context, { kind, search: "" }) : []);
  const [leads, contacts, companies] = await Promise.all([find("lead"), find("contact"), find("company")]);
  const settle = { choices: { leads, contacts, companies }, attach: attachMailAction, discard: discardMailAction };
  // What the address leaves out is what waits.
  const shown = state === "waiting" ? undefined : state;
  const [nothing, nothingNote] = NOTHING[search ? "found" : state];
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("title")}
        note={t(state === "waiting" ? "titleNote" : "sortedNote")}
        breadcrumbs={[{ label: t("leads"), href: "/portal/leads" }, { label: t("title") }]}
      />
      <Tabs
        label={t("whichMails")}
        items={MAIL_STATES.map((each) => ({
          label: t(each === "waiting" ? "stateWaiting" : "stateSorted"),
          href: addressOf(PATH, { state: each === "waiting" ? undefined : each, search }),
          isCurrent: each === state,
        }))}
      />
      <SearchForm action={PATH} label={t("searchMails")} defaultValue={search} hidden={{ state: shown }} />
      {mails.length > 0 ? (
        <MailList mails={mails} settle={state === "waiting" ? settle : null} />
      ) : (
        <Card>
          <EmptyState icon="mail" title={t(nothing)}>
            {t(nothingNote)}
          </EmptyState>
        </Card>
      )}
      <Pagination
        label={t("pages")}
        firstHref={cursor ? addressOf(PATH, { state: shown, search }) : null}
        nextHref={nextCursor ? addressOf(PATH, { state: shown, search, cursor: nextCursor }) : null}
      />
    </div>
  );
}
