import { getWords, pageTitle } from "#components/format/words";
import { MailList } from "#components/mail/mail-list";
import { AddressProblem } from "#components/ui/address-problem";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { listMail } from "#lib/outbox";
import { listMailInput } from "#lib/outbox/schema";
import { getRuntime } from "#lib/platform/runtime";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";

export const generateMetadata = pageTitle("mail", "mailOutbox");

const PATH = "/admin/mail";

export default async function MailPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("mail");
  const context = await staffPage(PATH);
  const outbox = await readByAddress(listMailInput, chooseParams(await searchParams, ["cursor"]), (input) => listMail(context, input));
  const isSending = getRuntime().config.SMTP_URL !== undefined;
  return (
    <div className="grid gap-6">
      <PageHeader title={t("mailOutbox")} note={t("everyMailThePortalWantsTo")} />
      {isSending ? null : (
        <Callout tone="warn" title={t("noMailServerIsConfiguredSo")}>
          {t.rich("readThemHereAndPassThem", { code: (chunks) => <code>{chunks}</code> })}
        </Callout>
      )}
      <Card isFlush>
        {outbox.problem !== null ? (
          <AddressProblem problem={outbox.problem} firstHref={PATH} className="m-5 md:m-6" />
        ) : outbox.answer.mails.length === 0 ? (
          <EmptyState icon="mail" title={t("noMailYet")}>
            {t("invitationsConfirmationsAndOtherMailsAppear")}
          </EmptyState>
        ) : (
          <MailList mails={outbox.answer.mails} now={context.clock.now()} />
        )}
      </Card>
      {outbox.problem === null ? (
        <Pagination
          label={t("pagesOfMails")}
          firstHref={outbox.input.cursor ? PATH : null}
          nextHref={outbox.answer.nextCursor ? addressOf(PATH, { cursor: outbox.answer.nextCursor }) : null}
        />
      ) : null}
    </div>
  );
}
