import type { IncidentDetail, IncidentUpdate } from "#lib/services/schema";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Dialog, DialogCancel } from "../ui/dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { IncidentFields } from "./incident-fields.tsx";

const seen = ({ id, version }: IncidentDetail) => ({ id, version: String(version) });

interface EndProps {
  incident: IncidentDetail;
  resolve: FormAction;
  reopen: FormAction;
  idempotencyKey: string;
}

/** Says that it is over, or was not. One dialog in one place for both: it must outlive the change that it causes. */
export function EndDialog({ incident, resolve, reopen, idempotencyKey }: EndProps) {
  const t = useWords("disturbances");
  const isOver = incident.resolvedAt !== null;
  const label = t(isOver ? "reopen" : "resolve");
  const trigger = { label, variant: isOver ? "secondary" : "primary", icon: <Icon name={isOver ? "rotate-ccw" : "circle-check"} /> } as const;
  return (
    <Dialog title={label} description={t(isOver ? "reopenNote" : "resolveNote")} trigger={trigger}>
      <ActionForm
        action={isOver ? reopen : resolve}
        hidden={seen(incident)}
        idempotencyKey={idempotencyKey}
        fields={["body", "isPublic"]}
        label={label}
      >
        <TextArea name="body" label={t("lastWords")} rows={3} maxLength={5_000} />
        <Checkbox name="isPublic" label={t("isPublic")} hint={t("isPublicHint")} defaultChecked={incident.isPublic} />
        <div className="flex flex-wrap justify-end gap-3">
          <DialogCancel />
          <SubmitButton pendingLabel={t(isOver ? "reopening" : "resolving")}>{label}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}

export function ChangeDialog({ incident, keys, action }: { incident: IncidentDetail; keys: string[]; action: FormAction }) {
  const t = useWords("disturbances");
  const affected = incident.services.filter(({ part }) => part === "affected").map(({ key }) => key);
  return (
    <Dialog title={t("changeIncident")} trigger={{ label: t("change"), variant: "secondary", icon: <Icon name="pencil" /> }} size="md">
      <ActionForm action={action} hidden={seen(incident)} fields={["title", "impact", "services", "isPublic"]} label={t("changeIncident")}>
        <IncidentFields value={{ ...incident, services: affected }} keys={keys} />
        <div className="flex flex-wrap justify-end gap-3">
          <DialogCancel />
          <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}

export function CorrectDialog({ incidentId, update, action }: { incidentId: string; update: IncidentUpdate; action: FormAction }) {
  const t = useWords("disturbances");
  const hidden = { id: incidentId, updateId: update.id, version: String(update.version) };
  return (
    <Dialog title={t("correctUpdate")} trigger={{ label: t("correct"), variant: "ghost", size: "sm" }}>
      <ActionForm action={action} hidden={hidden} fields={["body", "isPublic"]} label={t("correctUpdate")}>
        <TextArea name="body" label={t("lastWords")} defaultValue={update.body} rows={4} maxLength={5_000} />
        <Checkbox name="isPublic" label={t("isPublic")} hint={t("isPublicHint")} defaultChecked={update.isPublic} />
        <div className="flex flex-wrap justify-end gap-3">
          <DialogCancel />
          <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}
