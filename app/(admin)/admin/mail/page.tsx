import { getSay, getWords, pageTitle, useWords } from "#components/format/words";
import { MailPreview } from "#components/mail/mail-preview";
import { MailRows, type MailTableWords } from "#components/mail/mail-rows";
import { MAIL_STATUS_LABELS } from "#components/mail/mail-status-badge";
import { MAIL_SHORTCUTS, MAIL_TABLE } from "#components/mail/mail-table";
import { TablePage } from "#components/table/table-page";
import { Callout } from "#components/ui/callout";
import { EmptyState } from "#components/ui/empty-state";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Tabs } from "#components/ui/tabs";
import { getMail, listMail } from "#lib/outbox";
import { listMailInput } from "#lib/outbox/schema";
import { getRuntime } from "#lib/platform/runtime";
import { isNarrowed, NO_VIEW, queryOf, type TableState } from "#lib/tables/schema";
import { readByAddress, type SearchParams } from "#lib/web";
import type { Words } from "#words";
import { openTable, shortcutsOf } from "../open-table.ts";
import { readPreview } from "../read-preview.ts";
import { changeViewAction, deleteViewAction, saveViewAction } from "../view-actions.ts";
import { resendMailAction } from "./actions.ts";

export const generateMetadata = pageTitle("mail", "mailOutbox");

const PATH = "/admin/mail";

export default async function MailPage({ searchParams }: { searchParams: SearchParams }) {
  const say = await getSay();
  const t = await getWords("mail");
  const { context, table, state, problem, views, look, shown, preview, isWhole } = await openTable(MAIL_TABLE, PATH, searchParams);
  const list = problem === null ? await readByAddress(listMailInput, queryOf(MAIL_TABLE, state), (input) => listMail(context, input)) : { problem };
  const previewed = await readPreview(preview, (id) => getMail(context, id));
  const isSending = getRuntime().config.SMTP_URL !== undefined;
  const words = mailTableWords(t, say);
  return (
    <div className="grid gap-6">
      <PageHeader title={t("mailOutbox")} note={t("everyMailThePortalWantsTo")} />
      {isSending ? null : (
        <Callout tone="warn" title={t("noMailServerIsConfiguredSo")}>
          {t.rich("readThemHereAndPassThem", { code: (chunks) => <code>{chunks}</code> })}
        </Callout>
      )}
      <TablePage
        table={table}
        path={PATH}
        state={state}
        look={look}
        views={views}
        isWhole={isWhole}
        viewActions={{ save: saveViewAction, change: changeViewAction, remove: deleteViewAction }}
        route="/api/v1/platform/mail"
        searchPlaceholder={t("addressOrSubject")}
        shortcuts={<Tabs label={t("whichMails")} items={shortcutsOf(MAIL_TABLE, PATH, state, MAIL_SHORTCUTS, say)} />}
        previewed={previewed?.id ?? null}
        list={
          list.problem === null
            ? {
                problem: null,
                rows: (
                  <MailRows
                    mails={list.answer.mails}
                    shown={shown}
                    now={context.clock.now()}
                    previewed={previewed?.id ?? null}
                    maySelect={isSending}
                    words={words}
                    empty={list.answer.mails.length > 0 ? null : <NoMail state={state} />}
                  />
                ),
                nextCursor: list.answer.nextCursor,
              }
            : { problem: list.problem }
        }
      />
      {previewed ? (
        <MailPreview
          mail={previewed}
          statuses={words.statuses}
          closeHref={shown.address}
          resend={isSending && (previewed.status === "failed" || previewed.status === "held") ? resendMailAction : null}
        />
      ) : null}
    </div>
  );
}

const mailTableWords = (t: Words<"mail">, say: (sentence: string) => string): MailTableWords => ({
  caption: t("mailOutbox"),
  headers: Object.fromEntries(MAIL_TABLE.columns.map(({ key, label }) => [key, say(label)])),
  statuses: {
    queued: say(MAIL_STATUS_LABELS.queued),
    held: say(MAIL_STATUS_LABELS.held),
    sent: say(MAIL_STATUS_LABELS.sent),
    failed: say(MAIL_STATUS_LABELS.failed),
  },
  thePlatform: t("thePlatform"),
  acts: [{ action: "resend", label: t("sendAgain"), doing: t("sendingAgain"), done: t("sentAgain"), says: t("onlyThoseThatWereNotSent") }],
});

function NoMail({ state }: { state: TableState }) {
  const t = useWords("mail");
  if (!isNarrowed(state) && !state.cursor) {
    return (
      <EmptyState icon="mail" title={t("noMailYet")}>
        {t("invitationsConfirmationsAndOtherMailsAppear")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="search"
      title={t("noMailHere")}
      action={
        <LinkButton href={`${PATH}?view=${NO_VIEW}`} variant="secondary">
          {t("showAllMails")}
        </LinkButton>
      }
    >
      {isNarrowed(state) ? t("noMailFitsWhatIsAsked") : t("thereIsNothingMoreOnThis")}
    </EmptyState>
  );
}
