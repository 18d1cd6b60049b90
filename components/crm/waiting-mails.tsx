import type { CrmChoice, WaitingMail } from "#lib/crm/schema";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Dialog, DialogCancel } from "../ui/dialog.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { KinField } from "./kin-field.tsx";
import { MailContentView } from "./mail-content.tsx";

/** What is offered before anything is typed. */
export interface MailChoices {
  leads: CrmChoice[];
  contacts: CrmChoice[];
  companies: CrmChoice[];
}

interface WaitingMailsProps {
  mails: WaitingMail[];
  choices: MailChoices;
  attach: FormAction;
  discard: FormAction;
}

/** Mails that name nobody who is known, each with what can be done. */
export function WaitingMails({ mails, choices, attach, discard }: WaitingMailsProps) {
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
              <div className="flex flex-wrap gap-3">
                <AttachDialog mail={mail} choices={choices} action={attach} />
                <ConfirmDialog
                  title={t("discardTitle")}
                  description={t("discardNote", { subject: mail.subject })}
                  trigger={{ label: t("discard"), ariaLabel: t("discardOf", { subject: mail.subject }), size: "sm", variant: "ghost" }}
                  action={discard}
                  hidden={{ id: mail.id }}
                  confirmLabel={t("discard")}
                  tone="danger"
                />
              </div>
            </div>
          </Card>
        </li>
      ))}
    </ul>
  );
}

function AttachDialog({ mail, choices, action }: { mail: WaitingMail; choices: MailChoices; action: FormAction }) {
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
