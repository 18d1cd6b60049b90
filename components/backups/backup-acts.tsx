import type { BackupDetail } from "#lib/backups/schema";
import type { FormAction } from "../ui/action-form.tsx";
import { buttonStyle } from "../ui/button-style.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { LinkButton } from "../ui/link-button.tsx";

interface BackupActsProps {
  backup: BackupDetail;
  /** Download and delete are for those who manage the platform. */
  mayManage: boolean;
  /** They have proved who they are within ten minutes; a download cannot ask for it. */
  isConfirmed: boolean;
  verify: FormAction;
  rehearse: FormAction;
  remove: FormAction;
  newKey: () => string;
}

/** What can be done with a backup that is on the disk. */
export function BackupActs({ backup, mayManage, isConfirmed, verify, rehearse, remove, newKey }: BackupActsProps) {
  if (!backup.isOnDisk || backup.make.state !== "done") return null;
  const hidden = { id: backup.id };
  const download = `/api/v1/platform/backups/${backup.id}/file`;
  const confirm = `/account/confirm?next=${encodeURIComponent(`/admin/backups/${backup.id}`)}`;
  return (
    <>
      {mayManage ? (
        <ConfirmDialog
          title="Delete this backup?"
          consequences={["Its file goes from the disk for good.", "That it was there stays on record."]}
          trigger={{ label: "Delete", variant: "secondary", icon: <Icon name="trash" /> }}
          action={remove}
          hidden={hidden}
          idempotencyKey={newKey()}
          typedName={backup.fileName}
          confirmLabel="Delete backup"
          pendingLabel="Deleting…"
          tone="danger"
        />
      ) : null}
      {mayManage && isConfirmed ? (
        <a href={download} download className={buttonStyle("secondary")}>
          <Icon name="download" />
          Download
        </a>
      ) : null}
      {mayManage && !isConfirmed ? (
        <LinkButton href={confirm} variant="secondary" icon={<Icon name="lock" />}>
          Confirm to download
        </LinkButton>
      ) : null}
      <ConfirmDialog
        title="Verify this backup?"
        consequences={["A worker reads the whole file and compares the rows and checksum of every table.", "Nothing is changed."]}
        trigger={{ label: "Verify", variant: "secondary", icon: <Icon name="shield" /> }}
        action={verify}
        hidden={hidden}
        idempotencyKey={newKey()}
        confirmLabel="Verify"
        pendingLabel="Starting…"
      />
      <ConfirmDialog
        title="Rehearse restoring this backup?"
        consequences={[
          "A worker makes a database of its own on the same server, restores into it, compares every table, and drops it again.",
          "The live data is not touched. The server needs room for a second copy meanwhile.",
          "How long it takes is what a recovery would take.",
        ]}
        trigger={{ label: "Rehearse restore", icon: <Icon name="rotate-ccw-clock" /> }}
        action={rehearse}
        hidden={hidden}
        idempotencyKey={newKey()}
        confirmLabel="Rehearse"
        pendingLabel="Starting…"
      />
    </>
  );
}
