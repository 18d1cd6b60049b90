import type { CrmChoice, MailItem, SubjectKind } from "#lib/crm/schema";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Dialog, DialogCancel } from "../ui/dialog.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { KinField } from "./kin-field.tsx";
import { MailContentView } from "./mail-content.tsx";

const PAGE_OF: Record<SubjectKind, string> = {
  lead: "/portal/leads",
  contact: "/portal/contacts",
  company: "/portal/companies",
  deal: "/portal/deals",
};

/** What is offered before anything is typed. */
export interface MailChoices {
  leads: CrmChoice[];
  contacts: CrmChoice[];
  companies: CrmChoice[];
}

interface MailListProps {
  mails: MailItem[];
  /** What can be done with mails that wait; null for mails that stand on records. */
  settle: { choices: MailChoices; attach: FormAction; discard: FormAction } | null;
}

/** Logged mails, each with the records that it stands on, or with what can be done while it waits. */
export function MailList({ mails, settle }: MailListProps) {
  const t = useWords("crmMails");
  return (
    <ul className="grid min-w-0 gap-4" aria-label={t("title")}>
      {mails.map((mail) => (
        <li key={mail.id} className="min-w-0">
          <Card title={mail.subject}>
            <div className="grid min-w-0 gap-4 text-soft text-sm">
              <p className="text-muted text-xs">
                {t(mail.direction === "out" ? "outgoing" : "incoming")}
                {" · "}
                <Time value={mail.sentAt} precision="minute" />
              </p>
              <MailContentView mail={mail} subject={mail.subject} />
              {mail.about.length > 0 ? (
                <ul className="flex min-w-0 flex-wrap gap-x-4 gap-y-2" aria-label={t("standsOn", { subject: mail.subject })}>
                  {mail.about.map(({ kind, id, name }) => (
                    <li key={id} className="min-w-0 wrap-anywhere">
                      <TextLink href={`${PAGE_OF[kind]}/${id}`}>{name || t("noName")}</TextLink>
                    </li>
                  ))}
                </ul>
              ) : null}
              {settle ? (
                <div className="flex flex-wrap gap-3">
                  <AttachDialog mail={mail} choices={settle.choices} action={settle.attach} />
                  <ConfirmDialog
                    title={t("discardTitle")}
                    description={t("discardNote", { subject: mail.subject })}
                    trigger={{ label: t("discard"), ariaLabel: t("discardOf", { subject: mail.subject }), size: "sm", variant: "ghost" }}
                    action={settle.discard}
                    hidden={{ id: mail.id }}
                    confirmLabel={t("discard")}
                    tone="danger"
                  />
                </div>
              ) : null}
            </div>
          </Card>
        </li>
      ))}
    </ul>
  );
}

function AttachDialog({ mail, choices, action }: { mail: MailItem; choices: MailChoices; action: FormAction }) {
  const t = useWords("crmMails");
  const words = useWords("crm");
  const shared = { hint: words("kinHint"), none: words("noneOfThese") };
  return (
    <Dialog
      title={t("attachTitle")}
      description={t("attachNote")}
      trigger={{ label: t("attach"), ariaLabel: t("attachOf", { subject: mail.subject }), size: "sm", variant: "secondary" }}
      size="md"
    >
      <ActionForm action={action} label={t("attachTitle")} hidden={{ id: mail.id }} fields={["lead", "contact", "company"]}>
        <KinField {...shared} kind="lead" name="lead" label={t("lead")} choices={choices.leads} />
        <KinField {...shared} kind="contact" name="contact" label={words("contact")} choices={choices.contacts} />
        <KinField {...shared} kind="company" name="company" label={words("company")} choices={choices.companies} />
        <div className="flex justify-end gap-3">
          <DialogCancel />
          <SubmitButton pendingLabel={words("saving")}>{t("attach")}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}
