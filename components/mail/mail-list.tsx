import type { MailItem } from "#lib/outbox/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import { DataList } from "../ui/data-list.tsx";
import { Icon } from "../ui/icon.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { MailStatusBadge } from "./mail-status-badge.tsx";

/** Mails, newest first; each opens to its text. Works without script. */
export function MailList({ mails, now }: { mails: MailItem[]; now: Date }) {
  const t = useWords("mail");
  return (
    <ul className="divide-y">
      {mails.map((mail) => (
        <li key={mail.id}>
          <details className="group">
            <summary className="flex items-start gap-3 px-5 py-4 -outline-offset-2 hover:bg-sunken md:px-6">
              <Icon name="chevron-right" className="mt-0.5 size-4 text-muted transition-transform group-open:rotate-90 rtl:-scale-x-100" />
              <span className="grid min-w-0 flex-1 gap-1 sm:grid-cols-[minmax(0,1fr)_auto] sm:gap-x-6">
                <span dir="auto" className="truncate font-medium text-ink group-open:whitespace-normal group-open:wrap-anywhere" title={mail.subject}>
                  {mail.subject}
                </span>
                <span className="flex items-center gap-3 sm:justify-end">
                  <MailStatusBadge status={mail.status} />
                  <Time value={mail.createdAt} now={now} className="whitespace-nowrap text-muted text-xs" />
                </span>
                <span className="truncate text-muted text-xs" title={mail.recipient}>
                  {t.rich("to", { bdi: () => <bdi>{mail.recipient}</bdi> })}
                </span>
              </span>
            </summary>
            <MailText mail={mail} />
          </details>
        </li>
      ))}
    </ul>
  );
}

function MailText({ mail }: { mail: MailItem }) {
  const t = useWords("mail");
  const f = useFormats();
  return (
    <div className="grid gap-5 px-5 pb-5 md:px-6 md:ps-[3.25rem]">
      <DataList
        columns={3}
        items={[
          {
            label: t("tenant"),
            value: mail.tenantId ? (
              <TextLink href={`/admin/tenants/${mail.tenantId}`}>{mail.tenantName ?? mail.tenantId}</TextLink>
            ) : (
              t("thePlatform")
            ),
          },
          { label: t("written"), value: <Time value={mail.createdAt} precision="second" /> },
          { label: t("sent"), value: mail.sentAt ? <Time value={mail.sentAt} precision="second" /> : null },
          { label: t("attempts"), value: f.number(mail.attempts) },
          ...(mail.error ? [{ label: t("whatTheMailServerSaid"), value: mail.error, isWide: true }] : []),
        ]}
      />
      <p dir="auto" className="max-w-prose whitespace-pre-wrap rounded-lg bg-sunken p-4 text-soft wrap-anywhere">
        {mail.text}
      </p>
    </div>
  );
}
