import type { MailDetail } from "#lib/outbox/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import { PreviewPane } from "../table/preview-pane.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { DataList } from "../ui/data-list.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { type MAIL_STATUS_LABELS, MailStatusBadge } from "./mail-status-badge.tsx";

interface MailPreviewProps {
  mail: MailDetail;
  statuses: typeof MAIL_STATUS_LABELS;
  /** The list without the preview. */
  closeHref: string;
  /** Where it can be sent again. */
  resend: FormAction | null;
}

/** A mail beside the outbox: what it says, and what became of it. */
export function MailPreview({ mail, statuses, closeHref, resend }: MailPreviewProps) {
  const t = useWords("mail");
  const f = useFormats();
  return (
    <PreviewPane
      title={mail.subject}
      mark={<MailStatusBadge status={mail.status} words={statuses} />}
      closeHref={closeHref}
      footer={
        resend ? (
          <ActionForm key={`${mail.id} ${mail.status}`} action={resend} label={t("sendAgain")} className="grid gap-3" hidden={{ id: mail.id }}>
            <SubmitButton variant="secondary" className="justify-self-start" pendingLabel={t("sending")}>
              {t("sendAgain")}
            </SubmitButton>
          </ActionForm>
        ) : null
      }
    >
      <DataList
        columns={1}
        items={[
          { label: t("recipient"), value: <bdi className="wrap-anywhere">{mail.recipient}</bdi> },
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
          {
            label: t("attached"),
            value:
              mail.files.length > 0 ? (
                <ul className="grid gap-1">
                  {mail.files.map(({ name, contentType, sizeBytes, removedAt }) => (
                    <li key={name} className="wrap-anywhere">
                      {removedAt ? (
                        <bdi>{name}</bdi>
                      ) : (
                        <a href={`/api/v1/platform/mail/${mail.id}/file`} download={name} className="text-accent underline underline-offset-2">
                          <bdi>{name}</bdi>
                        </a>
                      )}
                      <span className="block font-normal text-muted text-xs">{`${contentType} · ${f.bytes(sizeBytes)}`}</span>
                      {removedAt ? (
                        <span className="block font-normal text-muted text-xs">
                          {t("removedOn", { day: f.date(new Date(removedAt), { precision: "date" }) })}
                        </span>
                      ) : null}
                    </li>
                  ))}
                </ul>
              ) : (
                t("nothingAttached")
              ),
          },
          ...(mail.error ? [{ label: t("whatTheMailServerSaid"), value: mail.error }] : []),
        ]}
      />
      <p dir="auto" className="whitespace-pre-wrap rounded-lg bg-sunken p-4 text-soft text-sm wrap-anywhere">
        {mail.text}
      </p>
    </PreviewPane>
  );
}
