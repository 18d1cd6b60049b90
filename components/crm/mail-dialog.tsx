import { type About, MAIL_LIMITS } from "#lib/crm/schema";
import { newId } from "#lib/platform/crypto";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Dialog, DialogCancel } from "../ui/dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";
import { MailFile } from "./mail-file.tsx";
import { TimeField } from "./time-field.tsx";

const FIELDS = ["from", "to", "direction", "sentAt", "subject", "text"];

/** Logs a mail on a record: from a file, or written down by hand. */
export function MailDialog({ about, action, zone }: { about: About; action: FormAction; zone: string }) {
  const t = useWords("crmMails");
  const words = useWords("crm");
  return (
    <Dialog
      title={t("logMail")}
      description={t("logMailNote")}
      trigger={{ label: t("logMail"), size: "sm", variant: "secondary", icon: <Icon name="mail" /> }}
      size="md"
    >
      <div className="grid min-w-0 gap-6">
        <section className="grid min-w-0 gap-2" aria-label={t("fromFile")}>
          <h3 className="font-medium text-ink text-sm">{t("fromFile")}</h3>
          <MailFile about={about} label={t("chooseMails")} maxBytes={MAIL_LIMITS.fileBytes} noAnswer={t("noAnswer")} />
          <p className="text-muted text-sm">{t("notKept")}</p>
        </section>
        <section className="grid min-w-0 gap-4 border-t pt-5" aria-label={t("byHand")}>
          <h3 className="font-medium text-ink text-sm">{t("byHand")}</h3>
          <ActionForm action={action} label={t("byHand")} hidden={{ ...about }} idempotencyKey={newId()} fields={FIELDS}>
            <div className="grid gap-5 sm:grid-cols-2">
              <TextField name="from" label={t("from")} maxLength={254} autoComplete="off" inputMode="email" />
              <TextField name="to" label={t("to")} hint={t("toHint")} maxLength={2_000} autoComplete="off" inputMode="email" />
              <Select
                name="direction"
                label={t("direction")}
                options={[
                  { value: "", label: t("bySender") },
                  { value: "out", label: t("outgoing") },
                  { value: "in", label: t("incoming") },
                ]}
              />
              <TimeField name="sentAt" label={t("sentAt")} note={words("justNow")} zone={zone} isOptional />
            </div>
            <TextField name="subject" label={t("subject")} maxLength={200} autoComplete="off" />
            <TextArea name="text" label={t("text")} rows={5} maxLength={20_000} isOptional />
            <div className="flex justify-end gap-3">
              <DialogCancel />
              <SubmitButton pendingLabel={words("saving")}>{t("save")}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      </div>
    </Dialog>
  );
}
