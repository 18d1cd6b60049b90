import { closedForMaintenance, type Maintenance } from "#lib/access";
import { type Database, readOnlyDatabase, type Scope, type Transaction } from "#lib/platform/database";
import { retryAfterSeconds, stateOfPeriod } from "#lib/settings";
import type { Settings } from "#lib/settings/schema";

/** The maintenance that is on at a moment. */
export function maintenanceAt(setting: Settings["maintenance"], now: Date): Maintenance | null {
  if (stateOfPeriod(setting, now) !== "on") return null;
  const { message, endsAt } = setting;
  return { message, endsAt: endsAt === null ? null : new Date(endsAt), retryAfterSeconds: retryAfterSeconds(setting, now) };
}

/** What staff need to come in; `admitPerson` sends everybody else away before anything is written. */
const SIGNING_IN = /^(sign-in|sign-out|second factor|refused sign-in|account locked|unlock an account|ask for a sign-in link|close an impersonation)/;

/** The database of whoever a maintenance locks out: it can be read, and written only in order to sign in as staff. */
export function duringMaintenance(db: Database, maintenance: Maintenance): { db: Database } {
  const readOnly = readOnlyDatabase(db, () => closedForMaintenance(maintenance));
  const transaction = <T>(scope: Scope, work: (tx: Transaction) => Promise<T>) =>
    (scope.kind === "system" && SIGNING_IN.test(scope.purpose) ? db : readOnly).transaction(scope, work);
  return { db: { ...readOnly, transaction } };
}
