import { PLATFORM_ROLE_LABELS } from "#components/people/person-words";
import { ActionForm } from "#components/ui/action-form";
import { Dialog, DialogCancel } from "#components/ui/dialog";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { TextArea } from "#components/ui/text-area";
import type { PersonDetail } from "#lib/people/schema";
import { newId } from "#lib/platform/crypto";
import { setPlatformRoleAction } from "../actions.ts";

const options = [
  { value: "none", label: "None: no member of staff" },
  { value: "support", label: `${PLATFORM_ROLE_LABELS.support}: sees everything, changes little` },
  { value: "super_admin", label: `${PLATFORM_ROLE_LABELS.super_admin}: may do everything, in every tenant` },
];

/** Gives somebody a role of the operator's staff, changes it, or takes it away. */
export function RoleDialog({ person }: { person: PersonDetail }) {
  const title = `Role of ${person.name} at the operator`;
  return (
    <Dialog title={title} trigger={{ label: "Change role", variant: "secondary", size: "sm" }}>
      <ActionForm action={setPlatformRoleAction} hidden={{ id: person.id }} idempotencyKey={newId()} fields={["role", "reason"]} label={title}>
        <ul className="grid list-disc gap-1.5 rounded-lg bg-tint py-3 ps-8 pe-4 text-sm text-soft">
          <li>It counts from their next click on, in every tenant. They are told by mail.</li>
          <li>Staff see the data of all tenants. One super-admin always stays.</li>
        </ul>
        <Select name="role" label="Role" options={options} defaultValue={person.platformRole ?? "none"} />
        <TextArea name="reason" label="Reason" hint="Stays in the audit trail." rows={3} />
        <div className="flex flex-wrap justify-end gap-3">
          <DialogCancel />
          <SubmitButton variant="danger" pendingLabel="Changing…">
            Change role
          </SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}
