import { useWords } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Dialog, DialogCancel } from "#components/ui/dialog";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { TextArea } from "#components/ui/text-area";
import type { PersonDetail } from "#lib/people/schema";
import { newId } from "#lib/platform/crypto";
import { setPlatformRoleAction } from "../actions.ts";

/** Gives somebody a role of the operator's staff, changes it, or takes it away. */
export function RoleDialog({ person }: { person: PersonDetail }) {
  const t = useWords("people");
  const title = t("roleOfName", { name: person.name });
  const options = [
    { value: "none", label: t("noneNoStaff") },
    { value: "support", label: t("supportSees") },
    { value: "super_admin", label: t("superAdminMay") },
  ];
  return (
    <Dialog title={title} trigger={{ label: t("changeRole"), variant: "secondary", size: "sm" }}>
      <ActionForm action={setPlatformRoleAction} hidden={{ id: person.id }} idempotencyKey={newId()} fields={["role", "reason"]} label={title}>
        <ul className="grid list-disc gap-1.5 rounded-lg bg-tint py-3 ps-8 pe-4 text-sm text-soft">
          <li>{t("itCountsFromTheirNextClick")}</li>
          <li>{t("staffSeeTheDataOfAll")}</li>
        </ul>
        <Select name="role" label={t("role")} options={options} defaultValue={person.platformRole ?? "none"} />
        <TextArea name="reason" label={t("reason")} hint={t("staysInTheAuditTrail")} rows={3} />
        <div className="flex flex-wrap justify-end gap-3">
          <DialogCancel />
          <SubmitButton variant="danger" pendingLabel={t("changing")}>
            {t("changeRole")}
          </SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}
