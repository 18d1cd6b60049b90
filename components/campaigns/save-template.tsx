import { useWords } from "#components/format/words";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextField } from "../ui/text-field.tsx";

interface SaveTemplateProps {
  campaign: { id: string; name: string };
  save: FormAction;
  idempotencyKey: string;
}

/** Keeps a campaign's plan to begin others from. */
export function SaveTemplate({ campaign: { id, name }, save, idempotencyKey }: SaveTemplateProps) {
  const t = useWords("campaignTools");
  return (
    <Dialog title={t("saveTemplate")} description={t("saveTemplateNote")} trigger={{ label: t("saveTemplate"), variant: "secondary" }}>
      <ActionForm action={save} hidden={{ campaignId: id }} fields={["name"]} idempotencyKey={idempotencyKey} label={t("saveTemplate")}>
        <TextField name="name" label={t("templateName")} defaultValue={name.slice(0, 120)} maxLength={120} autoComplete="off" />
        <div className="flex justify-end">
          <SubmitButton pendingLabel={t("savingTemplate")}>{t("keepTemplate")}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}
