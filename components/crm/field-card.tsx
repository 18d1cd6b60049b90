import type { CrmField } from "#lib/crm/schema";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { ChangeFieldForm, FIELD_KIND_KEYS } from "./field-form.tsx";

interface FieldCardProps {
  field: CrmField;
  /** Null for who may only look. */
  acts: Record<"change" | "move" | "remove" | "restore", FormAction> | null;
  isFirst: boolean;
  isLast: boolean;
}

/** One of a tenant's own fields, with what can be done with it. */
export function FieldCard({ field, acts, isFirst, isLast }: FieldCardProps) {
  const t = useWords("ownFields");
  const { id, label, isArchived } = field;
  const offered = field.options.filter(({ isGone }) => !isGone).map((option) => option.label);
  const note = [t(FIELD_KIND_KEYS[field.kind]), field.unit, t("keyIs", { key: field.key })].filter(Boolean).join(" · ");
  return (
    <Card
      title={<span className="wrap-anywhere">{label}</span>}
      note={note}
      actions={field.isRequired && !isArchived ? <Badge tone="accent">{t("required")}</Badge> : undefined}
    >
      <div className="grid gap-4">
        {offered.length > 0 ? <p className="text-soft text-sm wrap-anywhere">{offered.join(", ")}</p> : null}
        {field.help ? <p className="text-muted text-sm wrap-anywhere">{field.help}</p> : null}
        {acts ? (
          <div className="flex flex-wrap gap-3">
            {isFirst ? null : <MoveForm act={acts.move} id={id} direction="up" label={t("moveUp", { name: label })} says={t("up")} />}
            {isLast ? null : <MoveForm act={acts.move} id={id} direction="down" label={t("moveDown", { name: label })} says={t("down")} />}
            {isArchived ? (
              <ActionForm action={acts.restore} label={t("restoreField", { name: label })} hidden={{ id }} className="">
                <SubmitButton variant="secondary" size="sm">
                  {t("restore")}
                </SubmitButton>
              </ActionForm>
            ) : null}
            <ConfirmDialog
              title={t("removeField", { name: label })}
              description={t(isArchived ? "removeArchivedNote" : "removeNote")}
              trigger={{ label: t("remove"), size: "sm" }}
              action={acts.remove}
              hidden={{ id }}
              confirmLabel={t("remove")}
            />
          </div>
        ) : null}
        {acts && !isArchived ? (
          <details>
            <summary className="min-h-6 rounded-sm font-medium text-soft text-sm">{t("changeField", { name: label })}</summary>
            <div className="mt-4">
              <ChangeFieldForm field={field} action={acts.change} />
            </div>
          </details>
        ) : null}
      </div>
    </Card>
  );
}

interface MoveFormProps {
  act: FormAction;
  id: string;
  direction: "up" | "down";
  label: string;
  says: string;
}

function MoveForm({ act, id, direction, label, says }: MoveFormProps) {
  return (
    <ActionForm action={act} label={label} hidden={{ id, direction }} className="">
      <SubmitButton variant="secondary" size="sm">
        {says}
      </SubmitButton>
    </ActionForm>
  );
}
