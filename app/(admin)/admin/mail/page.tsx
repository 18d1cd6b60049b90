import type { Metadata } from "next";
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

export const metadata: Metadata = { title: "Mail outbox" };

const PATH = "/admin/mail";

export default async function MailPage({ searchParams }: { searchParams: SearchParams }) {
  const context = await staffPage(PATH);
  const outbox = await readByAddress(listMailInput, chooseParams(await searchParams, ["cursor"]), (input) => listMail(context, input));
  const isSending = getRuntime().config.SMTP_URL !== undefined;
  return (
    <div className="grid gap-6">
      <PageHeader title="Mail outbox" note="Every mail the portal wants to send, newest first. Moments are in UTC." />
      {isSending ? null : (
        <Callout tone="warn" title="No mail server is configured, so mails are held here">
          Read them here and pass them on by hand. Set <code>SMTP_URL</code> and start the portal again to have new mails sent; those that are held
          stay held.
        </Callout>
      )}
      <Card isFlush>
        {outbox.problem !== null ? (
          <AddressProblem problem={outbox.problem} firstHref={PATH} className="m-5 md:m-6" />
        ) : outbox.answer.mails.length === 0 ? (
          <EmptyState icon="mail" title="No mail yet">
            Invitations, confirmations and other mails appear here as soon as the portal writes one.
          </EmptyState>
        ) : (
          <MailList mails={outbox.answer.mails} now={context.clock.now()} />
        )}
      </Card>
      {outbox.problem === null ? (
        <Pagination
          label="Pages of mails"
          firstHref={outbox.input.cursor ? PATH : null}
          nextHref={outbox.answer.nextCursor ? addressOf(PATH, { cursor: outbox.answer.nextCursor }) : null}
        />
      ) : null}
    </div>
  );
}
