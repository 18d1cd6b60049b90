import { useWords } from "#components/format/words";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Dialog, DialogCancel } from "../ui/dialog.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

interface Props {
  definitionKey: string;
  name: string;
  action: FormAction;
}

/** Publishes the draft, with or without the past, after it was said what follows. */
export function PublishDraft({ definitionKey, name, version, action }: Props & { version: number }) {
  const t = useWords("definitions");
  return (
    <Dialog title={t("publishTitle", { name, version: String(version) })} trigger={{ label: t("publish") }}>
      <ActionForm action={action} label={t("publish")} fields={["countPast"]} hidden={{ key: definitionKey }} className="grid gap-4">
        <ul className="grid list-disc gap-1 ps-5 text-sm text-soft">
          <li>{version > 1 ? t("publishConsequence") : t("publishFirst")}</li>
          <li>{t("publishKeeps")}</li>
        </ul>
        <Checkbox name="countPast" label={t("countPast")} hint={t("countPastHint")} />
        <div className="flex flex-wrap justify-end gap-3">
          <DialogCancel />
          <SubmitButton pendingLabel={t("publishing")}>{t("publish")}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}

/** Takes an achievement out of the catalogue, after it was said what follows. */
export function RetireDefinition({ definitionKey, name, action }: Props) {
  const t = useWords("definitions");
  return (
    <ConfirmDialog
      title={t("retireTitle", { name })}
      consequences={[t("retireConsequence")]}
      trigger={{ label: t("retire"), variant: "secondary" }}
      action={action}
      hidden={{ key: definitionKey }}
      confirmLabel={t("retire")}
      pendingLabel={t("retiring")}
      tone="danger"
    />
  );
}
