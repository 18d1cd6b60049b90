import { type LeadDetail, type LeadStatus, mayBecome, type Owner } from "#lib/crm/schema";
import { newId } from "#lib/platform/crypto";
import { useFormats } from "../format/reader-formats.tsx";
import { useSay, useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Dialog, DialogCancel } from "../ui/dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { LEAD_STATUS_LABELS } from "./crm-words.tsx";
import { OwnerSelect } from "./lead-fields.tsx";
import { TimeField } from "./time-field.tsx";

interface LeadDialogProps {
  lead: LeadDetail;
  action: FormAction;
}

const hiddenOf = ({ id, version }: LeadDetail) => ({ id, version: String(version) });

/** Where the lead stands next; lost asks why. */
export function StatusDialog({ lead, action }: LeadDialogProps) {
  const t = useWords("crm");
  const say = useSay();
  const choices = (["new", "contacted", "qualified", "unresponsive", "lost"] as const satisfies LeadStatus[]).filter((status) =>
    mayBecome(lead.status, status, lead.dealId !== null),
  );
  if (choices.length === 0) return null;
  return (
    <Dialog title={t("setStatus")} trigger={{ label: t("setStatus"), variant: "secondary" }}>
      <ActionForm action={action} label={t("setStatus")} hidden={hiddenOf(lead)} fields={["status", "lostReason"]}>
        <Select name="status" label={t("status")} options={choices.map((value) => ({ value, label: say(LEAD_STATUS_LABELS[value]) }))} />
        <TextField name="lostReason" label={t("lostReason")} maxLength={300} autoComplete="off" isOptional />
        <div className="flex justify-end gap-3">
          <DialogCancel />
          <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}

/** Whose lead it is. */
export function AssignDialog({ lead, action, owners }: LeadDialogProps & { owners: Owner[] }) {
  const t = useWords("crm");
  return (
    <Dialog title={t("assign")} trigger={{ label: t("assign"), variant: "secondary", size: "sm" }}>
      <ActionForm action={action} label={t("assign")} hidden={hiddenOf(lead)} fields={["ownerId"]}>
        <OwnerSelect owners={owners} label={t("assignTo")} defaultValue={lead.ownerId} none={t("nobody")} />
        <div className="flex justify-end gap-3">
          <DialogCancel />
          <SubmitButton pendingLabel={t("assigning")}>{t("assign")}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}

/** When somebody comes back to the lead. */
export function FollowUpDialog({ lead, action, zone }: LeadDialogProps & { zone: string }) {
  const t = useWords("crm");
  return (
    <Dialog title={t("planFollowUp")} trigger={{ label: t("planFollowUp"), variant: "secondary", size: "sm" }}>
      <ActionForm action={action} label={t("planFollowUp")} hidden={hiddenOf(lead)} fields={["nextFollowUpAt"]}>
        <TimeField name="nextFollowUpAt" label={t("followUp")} zone={zone} defaultMoment={lead.nextFollowUpAt} isOptional />
        <div className="flex justify-end gap-3">
          <DialogCancel />
          <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}

/** Makes a deal of the lead. */
export function ConvertDialog({ lead, action, currency, budget }: LeadDialogProps & { currency: string; budget: string }) {
  const [t, f] = [useWords("crm"), useFormats()];
  return (
    <Dialog title={t("makeDeal")} description={t("makeDealNote")} trigger={{ label: t("makeDeal"), icon: <Icon name="briefcase" /> }} size="md">
      <ActionForm action={action} label={t("makeDeal")} hidden={hiddenOf(lead)} idempotencyKey={newId()} fields={["name", "amount"]}>
        <TextField name="name" label={t("dealName")} defaultValue={lead.companyName ?? lead.name} maxLength={200} autoComplete="off" />
        <TextField
          name="amount"
          label={t("amount")}
          hint={t("amountIn", { currency })}
          defaultValue={f.typedAmount(budget)}
          maxLength={30}
          autoComplete="off"
        />
        <div className="flex justify-end gap-3">
          <DialogCancel />
          <SubmitButton pendingLabel={t("makingDeal")}>{t("makeDeal")}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}

/** Asks before the lead goes. */
export function DeleteLeadDialog({ lead, action }: LeadDialogProps) {
  const t = useWords("crm");
  return (
    <ConfirmDialog
      title={t("deleteLead")}
      description={t("deleteLeadNote")}
      trigger={{ label: t("delete"), variant: "ghost", icon: <Icon name="trash" /> }}
      action={action}
      hidden={hiddenOf(lead)}
      confirmLabel={t("deleteLead")}
      pendingLabel={t("deleting")}
      tone="danger"
    />
  );
}
