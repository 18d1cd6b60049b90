import { hasRecentSignIn, offerUndo, requirePermission, requireRecentSignIn, requireStaff, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import type { Transaction } from "#lib/platform/database";
import { changedMeanwhile, invalid } from "#lib/platform/errors";
import { publishControl, publishUpdate } from "#lib/platform/realtime";
import type {
  AnnouncementInput,
  ChangedGroup,
  InvoicingInput,
  LimitsInput,
  MaintenanceInput,
  ProductInput,
  RegistrationInput,
  SettingGroup,
  Settings,
} from "./schema.ts";
import { settingsIn } from "./stored.ts";

/**
 * Turns maintenance on, plans it, or ends it. It counts in every process within a second, and everybody who has a page open is
 * told at once. @throws `forbidden` without `tenant.manage` or, to turn it on, a recent sign-in; `conflict`; `invalid`
 */
export async function changeMaintenance(context: StaffContext, input: MaintenanceInput): Promise<ChangedGroup> {
  requireSettingsManager(context);
  const { mode, message, endsAt } = input;
  const now = context.clock.now().toISOString();
  if (mode !== "off") {
    requireRecentSignIn(context);
    if (endsAt !== null && endsAt <= now) throw invalid("Some fields need attention.", [{ path: "endsAt", message: "This moment is past." }]);
  }
  return change(context, "maintenance", input.version, ({ maintenance }) => {
    if (mode === "off") return { message, startsAt: null, endsAt: null };
    // What is on already has begun when it began.
    const since = maintenance.startsAt !== null && maintenance.startsAt <= now && (maintenance.endsAt ?? now) >= now ? maintenance.startsAt : now;
    return { message, startsAt: mode === "planned" ? input.startsAt : since, endsAt };
  });
}

/** Says something to everybody; no text takes it back. @throws `forbidden`, `conflict` */
export async function changeAnnouncement(context: StaffContext, { version, ...value }: AnnouncementInput): Promise<ChangedGroup> {
  requireSettingsManager(context);
  return change(context, "announcement", version, () => value);
}

/** Whether companies may register, and on which plan they begin. @throws `forbidden`, `conflict`, `invalid` for a plan that there is not */
export async function changeRegistration(context: StaffContext, { version, ...value }: RegistrationInput): Promise<ChangedGroup> {
  requireSettingsManager(context);
  return change(context, "registration", version, async (_before, tx) => {
    const known = await tx.prisma.plan.count({ where: { key: value.planKey } });
    if (known === 0) throw invalid("Some fields need attention.", [{ path: "planKey", message: "There is no such plan." }]);
    return value;
  });
}

/** @throws `forbidden`, `conflict` */
export async function changeLimits(context: StaffContext, { version, ...value }: LimitsInput): Promise<ChangedGroup> {
  requireSettingsManager(context);
  return change(context, "limits", version, () => value);
}

/** What the product is called, and where people find help. @throws `forbidden`, `conflict` */
export async function changeProduct(context: StaffContext, { version, ...value }: ProductInput): Promise<ChangedGroup> {
  requireSettingsManager(context);
  return change(context, "product", version, () => value);
}

/** Who sends invoices, how they are paid and what is said about taxes; for invoices from now on. @throws `forbidden`, `conflict` */
export async function changeInvoicing(context: StaffContext, { version, ...value }: InvoicingInput): Promise<ChangedGroup> {
  requireSettingsManager(context);
  return change(context, "invoicing", version, () => value);
}

/** @throws `forbidden` for others than staff who may change tenants */
function requireSettingsManager(context: StaffContext): void {
  requirePermission(requireStaff(context), "tenant.manage");
}

type Next<G extends SettingGroup> = (before: Settings, tx: Transaction) => Settings[G] | Promise<Settings[G]>;

/** One change of one group; nothing changed writes nothing. */
async function change<G extends SettingGroup>(context: StaffContext, group: G, version: number, next: Next<G>): Promise<ChangedGroup> {
  return acrossTenants(context, `settings.${group}`, async (tx) => {
    const settings = await settingsIn(tx);
    const [before, after] = [settings[group], await next(settings, tx)];
    if (isDeepEqual(before, after)) return { version };
    await write(context, tx, group, version, after);
    const changed = { version: version + 1 };
    const again = asCall(context, group, settings);
    if (again) offerUndo(context, { method: "PUT", path: `/api/v1/platform/settings/${group}`, body: { ...again, ...changed } });
    await recordAudit(context, tx, {
      action: "settings.change",
      tenantId: null,
      subjectType: "installation_setting",
      subjectId: group,
      before,
      after,
    });
    await publishUpdate(tx, { tenantId: null, topic: "settings.changed", payload: { group } });
    // Everybody who has a page open, whatever their tenant, loads it again.
    await publishControl(tx, { kind: "everybody.reload", id: group });
    return changed;
  });
}

/** What a group held, as a call says it; null for a maintenance that could not be turned on again as it was. */
function asCall(context: StaffContext, group: SettingGroup, settings: Settings): object | null {
  if (group !== "maintenance") return settings[group];
  const { message, startsAt, endsAt } = settings.maintenance;
  if (startsAt === null) return { mode: "off", message };
  const isOver = endsAt !== null && endsAt <= context.clock.now().toISOString();
  // A beginning that is past is planned, too: "now" would forget since when.
  return isOver || !hasRecentSignIn(context) ? null : { mode: "planned", message, startsAt, endsAt, isUnderstood: "on" };
}

/** Version 0 is a group that has no row yet. @throws `conflict` when somebody else was quicker, with an issue on each field that stands differently now */
async function write(context: StaffContext, tx: Transaction, key: SettingGroup, version: number, value: object): Promise<void> {
  const data = { value, updatedAt: context.clock.now(), updatedById: context.actor.userId };
  const { count } =
    version === 0
      ? await tx.prisma.installationSetting.createMany({ data: [{ key, ...data }], skipDuplicates: true })
      : await tx.prisma.installationSetting.updateMany({ where: { key, version }, data: { ...data, version: { increment: 1 } } });
  if (count > 0) return;
  const now = await tx.prisma.installationSetting.findUnique({ where: { key }, select: { value: true } });
  throw changedMeanwhile(MEANWHILE, fieldsOf(now?.value), fieldsOf(value));
}

const MEANWHILE = "Somebody else changed this meanwhile. Load the page again to see how it is now, and make your change there.";
const fieldsOf = (value: unknown): Record<string, unknown> => (typeof value === "object" && value !== null ? { ...value } : {});

/** Both come out of the same schema, so that their fields stand in one order but for what a form adds last. */
function isDeepEqual(one: object, other: object): boolean {
  const text = (value: object) => JSON.stringify(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
  return text(one) === text(other);
}
