/** Why a backup cannot be made, read or restored, and what can be done about it: both are for people. */
export class BackupError extends Error {
  override name = "BackupError";
  readonly remedy: string;
  constructor(reason: string, remedy: string, cause?: unknown) {
    super(reason, { cause });
    this.remedy = remedy;
  }
}

/** The file itself is at fault: it is damaged, or not what it should be. */
export class DamagedBackup extends BackupError {
  override name = "DamagedBackup";
}
