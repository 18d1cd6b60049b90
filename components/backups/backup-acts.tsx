import type { BackupDetail } from "#lib/backups/schema";
import { useWords } from "../format/words.tsx";
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
  const t = useWords("backups");
  if (!backup.isOnDisk || backup.make.state !== "done") return null;
  const hidden = { id: backup.id };
  const download = `/api/v1/platform/backups/${backup.id}/file`;
  const confirm = `/account/confirm?next=${encodeURIComponent(`/admin/backups/${backup.id}`)}`;
  return (
    <>
      {mayManage ? (
        <ConfirmDialog
          title={t("deleteThisBackup")}
          consequences={[t("itsFileGoesFromTheDisk"), t("thatItWasThereStaysOn")]}
          trigger={{ label: t("delete"), variant: "secondary", icon: <Icon name="trash" /> }}
          action={remove}
          hidden={hidden}
          idempotencyKey={newKey()}
          typedName={backup.fileName}
          confirmLabel={t("deleteBackup")}
          pendingLabel={t("deleting")}
          tone="danger"
        />
      ) : null}
      {mayManage && isConfirmed ? (
        <a href={download} download className={buttonStyle("secondary")}>
          <Icon name="download" />
          {t("download")}
        </a>
      ) : null}
      {mayManage && !isConfirmed ? (
        <LinkButton href={confirm} variant="secondary" icon={<Icon name="lock" />}>
          {t("confirmToDownload")}
        </LinkButton>
      ) : null}
      <ConfirmDialog
        title={t("verifyThisBackup")}
        consequences={[t("aWorkerReadsTheWholeFile"), t("nothingIsChanged")]}
        trigger={{ label: t("verify"), variant: "secondary", icon: <Icon name="shield" /> }}
        action={verify}
        hidden={hidden}
        idempotencyKey={newKey()}
        confirmLabel={t("verify")}
        pendingLabel={t("starting")}
      />
      <ConfirmDialog
        title={t("rehearseRestoringThisBackup")}
        consequences={[t("aWorkerMakesADatabaseOf"), t("theLiveDataIsNotTouched"), t("howLongItTakesIsWhat")]}
        trigger={{ label: t("rehearseRestore"), icon: <Icon name="rotate-ccw-clock" /> }}
        action={rehearse}
        hidden={hidden}
        idempotencyKey={newKey()}
        confirmLabel={t("rehearse")}
        pendingLabel={t("starting")}
      />
    </>
  );
}
