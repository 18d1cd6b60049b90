import { auditPersonalData } from "#lib/audit";
import { backupsPersonalData } from "#lib/backups";
import { billingPersonalData } from "#lib/billing";
import { brandingPersonalData } from "#lib/branding";
import { campaignsPersonalData } from "#lib/campaigns";
import { carePersonalData } from "#lib/care";
import { conversationsPersonalData } from "#lib/conversations";
import { crmPersonalData } from "#lib/crm";
import { draftsPersonalData } from "#lib/drafts";
import { dunningPersonalData } from "#lib/dunning";
import { flagsPersonalData } from "#lib/flags";
import { gamificationPersonalData } from "#lib/gamification";
import { identityPersonalData } from "#lib/identity";
import { notificationsPersonalData } from "#lib/notifications";
import { outboxPersonalData } from "#lib/outbox";
import type { PersonalData } from "#lib/platform/personal-data";
import { reportsPersonalData } from "#lib/reports";
import { servicesPersonalData } from "#lib/services";
import { settingsPersonalData } from "#lib/settings";
import { tablesPersonalData } from "#lib/tables";
import { tenancyPersonalData } from "#lib/tenancy";
import { privacyPersonalData } from "./personal-data.ts";

/**
 * What every room keeps of people, in the order in which it is shown and erased; the account itself goes last, since the rest
 * refers to it. A test fails for a column of the database that looks as if it were of a person and is in none of these.
 */
export const PERSONAL_DATA: readonly PersonalData[] = [
  tenancyPersonalData,
  carePersonalData,
  billingPersonalData,
  dunningPersonalData,
  flagsPersonalData,
  servicesPersonalData,
  settingsPersonalData,
  brandingPersonalData,
  tablesPersonalData,
  draftsPersonalData,
  campaignsPersonalData,
  conversationsPersonalData,
  crmPersonalData,
  reportsPersonalData,
  gamificationPersonalData,
  notificationsPersonalData,
  outboxPersonalData,
  auditPersonalData,
  backupsPersonalData,
  privacyPersonalData,
  { ...identityPersonalData, rows: identityPersonalData.rows.toSorted((a, b) => Number(a.table === "user") - Number(b.table === "user")) },
];
