import type { Transaction } from "#lib/platform/database";
import { publishUpdate } from "#lib/platform/realtime";

/** Has the screens of staff show backups anew. */
export const tellOfBackups = (tx: Transaction): Promise<void> => publishUpdate(tx, { tenantId: null, topic: "backup.changed", payload: {} });
