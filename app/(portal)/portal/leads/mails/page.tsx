import { WaitingMails } from "#components/crm/waiting-mails";
import { getWords, pageTitle } from "#components/format/words";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { can } from "#lib/access";
import { findChoices, listWaitingMails } from "#lib/crm";
import { listWaitingMailsInput } from "#lib/crm/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { attachMailAction, discardMailAction } from "./actions.ts";

export const generateMetadata = pageTitle("crmMails", "title");

const PATH = "/portal/leads/mails";
const SHOWN = 20;

export default async function WaitingMailsPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, asked] = await Promise.all([getWords("crmMails"), searchParams]);
  const context = await tenantPage(PATH);
  if (!can(context, "lead.execute")) return <MissingPermission title={t("title")} permission="lead.execute" />;
  const read = await readByAddress(listWaitingMailsInput, chooseParams(asked, ["cursor"]), (input) =>
    listWaitingMails(context, { ...input, limit: SHOWN }),
  );
  if (read.problem !== null) return <AddressProblem problem={read.problem} firstHref={PATH} />;
  const { mails, nextCursor } = read.answer;
  const find = (kind: "lead" | "contact" | "company") => (mails.length > 0 ? findChoices(context, { kind, search: "" }) : []);
  const [leads, contacts, companies] = await Promise.all([find("lead"), find("contact"), find("company")]);
  return (
    <div className="grid gap-6">
      <PageHeader title={t("title")} note={t("titleNote")} breadcrumbs={[{ label: t("leads"), href: "/portal/leads" }, { label: t("title") }]} />
      {mails.length > 0 ? (
        <WaitingMails mails={mails} choices={{ leads, contacts, companies }} attach={attachMailAction} discard={discardMailAction} />
      ) : (
        <Card>
          <EmptyState icon="mail" title={t("none")}>
            {t("noneNote")}
          </EmptyState>
        </Card>
      )}
      <Pagination
        label={t("pages")}
        firstHref={read.input.cursor ? PATH : null}
        nextHref={nextCursor ? addressOf(PATH, { cursor: nextCursor }) : null}
      />
    </div>
  );
}
