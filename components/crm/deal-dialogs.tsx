import { DEAL_STAGES, type DealDetail } from "#lib/crm/schema";
import { useSay, useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Dialog, DialogCancel } from "../ui/dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { STAGE_LABELS } from "./crm-words.tsx";

interface DealDialogProps {
  deal: DealDetail;
  action: FormAction;
}

const hiddenOf = ({ id, version }: DealDetail) => ({ id, version: String(version) });

/** To another stage; lost asks why. */
export function MoveDialog({ deal, action }: DealDialogProps) {
  const t = useWords("crm");
  const say = useSay();
  const isOver = deal.closedAt !== null;
  const stages = DEAL_STAGES.filter((stage) => stage !== deal.stage && !(isOver && stage.startsWith("closed_")));
  return (
    <Dialog title={t("moveDeal")} trigger={{ label: t("moveDeal"), icon: <Icon name="arrow-right" /> }}>
      <ActionForm action={action} label={t("moveDeal")} hidden={hiddenOf(deal)} fields={["stage", "lostReason"]}>
        <Select name="stage" label={t("moveTo")} options={stages.map((value) => ({ value, label: say(STAGE_LABELS[value]) }))} />
        {isOver ? null : <TextField name="lostReason" label={t("lostReason")} maxLength={300} autoComplete="off" isOptional />}
        <div className="flex justify-end gap-3">
          <DialogCancel />
          <SubmitButton pendingLabel={t("saving")}>{t("moveDeal")}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}

/** Asks before the deal goes. */
export function DeleteDealDialog({ deal, action }: DealDialogProps) {
  const t = useWords("crm");
  return (
    <ConfirmDialog
      title={t("deleteDeal")}
      description={t("deleteDealNote")}
      trigger={{ label: t("delete"), variant: "ghost", icon: <Icon name="trash" /> }}
      action={action}
      hidden={hiddenOf(deal)}
      confirmLabel={t("deleteDeal")}
      pendingLabel={t("deleting")}
      tone="danger"
    />
  );
}
