import { ActionForm } from "#components/ui/action-form";
import { Checkbox } from "#components/ui/checkbox";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { Dialog, DialogCancel } from "#components/ui/dialog";
import { SubmitButton } from "#components/ui/submit-button";
import { TextArea } from "#components/ui/text-area";
import { MOST_NOTE_CHARACTERS, type TenantNote } from "#lib/care/schema";
import { newId } from "#lib/platform/crypto";
import { addNoteAction, changeNoteAction, deleteNoteAction } from "./actions.ts";

const FIELDS = ["text", "isPinned"];

/** A new note; what is sent twice is written once. */
export function AddNoteForm({ tenantId }: { tenantId: string }) {
  return (
    <ActionForm action={addNoteAction} label="Write a note" fields={FIELDS} hidden={{ tenantId }} idempotencyKey={newId()} className="grid gap-4">
      <TextArea
        name="text"
        label="Note"
        rows={3}
        maxLength={MOST_NOTE_CHARACTERS}
        hint="For the operator’s staff alone. Write nothing of people that they should not read in a copy of their data."
      />
      <div className="flex flex-wrap items-center justify-between gap-4">
        <Checkbox name="isPinned" label="Keep it at the top" />
        <SubmitButton pendingLabel="Writing…">Add note</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** What the reader may do with a note. */
export function NoteActs({ tenantId, note }: { tenantId: string; note: TenantNote }) {
  return (
    <div className="flex flex-wrap gap-2">
      {note.mayChange ? (
        <Dialog
          title="Change the note"
          size="md"
          trigger={{ label: "Change", ariaLabel: `Change the note of ${note.createdAt.slice(0, 16)}`, variant: "ghost", size: "sm" }}
        >
          <ActionForm
            action={changeNoteAction}
            label="Change the note"
            fields={FIELDS}
            hidden={{ tenantId, id: note.id, version: String(note.version) }}
          >
            <TextArea name="text" label="Note" rows={6} maxLength={MOST_NOTE_CHARACTERS} defaultValue={note.text} />
            <Checkbox name="isPinned" label="Keep it at the top" defaultChecked={note.isPinned} />
            <div className="flex flex-wrap justify-end gap-3">
              <DialogCancel />
              <SubmitButton pendingLabel="Saving…">Save note</SubmitButton>
            </div>
          </ActionForm>
        </Dialog>
      ) : null}
      {note.mayDelete ? (
        <ConfirmDialog
          title="Delete this note?"
          consequences={["Its words are gone for good; the audit trail keeps only that there was a note, and of what length."]}
          trigger={{ label: "Delete", ariaLabel: `Delete the note of ${note.createdAt.slice(0, 16)}`, variant: "danger-quiet", size: "sm" }}
          action={deleteNoteAction}
          hidden={{ tenantId, id: note.id }}
          confirmLabel="Delete note"
          pendingLabel="Deleting…"
          tone="danger"
        />
      ) : null}
    </div>
  );
}
