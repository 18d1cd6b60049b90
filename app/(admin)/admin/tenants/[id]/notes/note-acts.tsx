import { useWords } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Checkbox } from "#components/ui/checkbox";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { Dialog, DialogCancel } from "#components/ui/dialog";
import { SubmitButton } from "#components/ui/submit-button";
import { TextArea } from "#components/ui/text-area";
import { TextKeeper } from "#components/ui/text-keeper";
import { MOST_NOTE_CHARACTERS, type TenantNote } from "#lib/care/schema";
import { newId } from "#lib/platform/crypto";
import { addNoteAction, changeNoteAction, deleteNoteAction } from "./actions.ts";

const FIELDS = ["text", "isPinned"];

/** A new note; what is sent twice is written once. */
export function AddNoteForm({ tenantId, userId }: { tenantId: string; userId: string }) {
  const t = useWords("tenancy");
  return (
    <ActionForm action={addNoteAction} label={t("writeANote")} fields={FIELDS} hidden={{ tenantId }} idempotencyKey={newId()} className="grid gap-4">
      <TextKeeper name={`note about tenant ${tenantId}`} userId={userId} />
      <TextArea name="text" label={t("note")} rows={3} maxLength={MOST_NOTE_CHARACTERS} hint={t("forTheOperatorsStaffAloneWrite")} />
      <div className="flex flex-wrap items-center justify-between gap-4">
        <Checkbox name="isPinned" label={t("keepItAtTheTop")} />
        <SubmitButton pendingLabel={t("writing")}>{t("addNote")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** What the reader may do with a note. */
export function NoteActs({ tenantId, note, userId }: { tenantId: string; note: TenantNote; userId: string }) {
  const t = useWords("tenancy");
  return (
    <div className="flex flex-wrap gap-2">
      {note.mayChange ? (
        <Dialog
          title={t("changeTheNote")}
          size="md"
          trigger={{
            label: t("change"),
            ariaLabel: t("changeTheNoteOfSlice", { moment: note.createdAt.slice(0, 16) }),
            variant: "ghost",
            size: "sm",
          }}
        >
          <ActionForm
            action={changeNoteAction}
            label={t("changeTheNote")}
            fields={FIELDS}
            hidden={{ tenantId, id: note.id, version: String(note.version) }}
          >
            <TextKeeper name={`note ${note.id}`} userId={userId} />
            <TextArea name="text" label={t("note")} rows={6} maxLength={MOST_NOTE_CHARACTERS} defaultValue={note.text} />
            <Checkbox name="isPinned" label={t("keepItAtTheTop")} defaultChecked={note.isPinned} />
            <div className="flex flex-wrap justify-end gap-3">
              <DialogCancel />
              <SubmitButton pendingLabel={t("saving")}>{t("saveNote")}</SubmitButton>
            </div>
          </ActionForm>
        </Dialog>
      ) : null}
      {note.mayDelete ? (
        <ConfirmDialog
          title={t("deleteThisNote")}
          consequences={["Its words are gone for good; the audit trail keeps only that there was a note, and of what length."]}
          trigger={{
            label: t("delete"),
            ariaLabel: t("deleteTheNoteOfSlice", { moment: note.createdAt.slice(0, 16) }),
            variant: "danger-quiet",
            size: "sm",
          }}
          action={deleteNoteAction}
          hidden={{ tenantId, id: note.id }}
          confirmLabel={t("deleteNote")}
          pendingLabel={t("deleting")}
          tone="danger"
        />
      ) : null}
    </div>
  );
}
