import type { MailContent } from "#lib/crm/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";

type Person = MailContent["from"];
const nameOf = ({ name, address }: Person) => (name ? `${name} <${address}>` : address);

/** Who wrote a mail to whom, what came with it, and its text, folded. It is shown as text alone, whatever it was. */
export function MailContentView({ mail, subject }: { mail: MailContent; subject: string }) {
  const t = useWords("crmMails");
  const f = useFormats();
  const lines = [
    { label: t("from"), people: [mail.from] },
    { label: t("to"), people: mail.recipients.filter(({ field }) => field === "to") },
    { label: t("cc"), people: mail.recipients.filter(({ field }) => field === "cc") },
  ].filter(({ people }) => people.length > 0);
  return (
    <div className="grid min-w-0 gap-1.5">
      <dl className="grid min-w-0 gap-0.5 text-xs">
        {lines.map(({ label, people }) => (
          <div key={label} className="flex min-w-0 gap-1.5">
            <dt className="shrink-0 text-muted">{label}</dt>
            <dd className="min-w-0 wrap-anywhere">
              <bdi>{people.map(nameOf).join(", ")}</bdi>
            </dd>
          </div>
        ))}
        {mail.attachments.length > 0 ? (
          <div className="flex min-w-0 gap-1.5">
            <dt className="shrink-0 text-muted">{t("attachments")}</dt>
            <dd className="min-w-0 wrap-anywhere">
              <bdi>{mail.attachments.map(({ name, sizeBytes }) => `${name || t("noName")} (${f.bytes(sizeBytes)})`).join(", ")}</bdi>
              <span className="block text-muted">{t("notKept")}</span>
            </dd>
          </div>
        ) : null}
      </dl>
      {mail.text ? (
        <details className="min-w-0">
          <summary className="inline-flex min-h-8 items-center font-medium text-accent text-xs" aria-label={t("showTextOf", { subject })}>
            {t("showText")}
          </summary>
          <p dir="auto" className="mt-1 whitespace-pre-wrap wrap-anywhere">
            {mail.text}
          </p>
          {mail.isCut ? <p className="mt-2 text-muted text-xs">{t("textIsCut")}</p> : null}
        </details>
      ) : (
        <p className="text-muted text-xs">{t("noText")}</p>
      )}
    </div>
  );
}
