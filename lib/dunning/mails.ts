import type { Transaction } from "#lib/platform/database";
import { composeMail, enqueueMail } from "#lib/platform/mail";
import { chooseLocale, formatLocaleOf, wordsOf } from "#words";
import type { CaseRow } from "./case-row.ts";
import type { DunningStep, StepKind } from "./schema.ts";
import type { StepTaker } from "./take-step.ts";

const ADMINS_TOLD = 10;
const MINOR_PER_MAJOR = 100;

type MailedKind = Exclude<StepKind, "propose_suspension">;
/** What comes after, and when. */
type Upcoming = { step: DunningStep | undefined; at: Date } | null;

const TITLES = { reminder: "unpaidTitle", final_notice: "lastNoticeTitle", suspend: "suspendedTitle" } as const satisfies Record<MailedKind, string>;
const NEXT = {
  reminder: "nextReminder",
  final_notice: "nextFinalNotice",
  propose_suspension: "nextDecision",
  suspend: "nextSuspension",
} as const satisfies Record<StepKind, string>;

/** Writes to each administrator of a tenant, in their own language. @returns the mails' ids; none when it has no administrator */
export async function writeMails(context: StepTaker, tx: Transaction, row: CaseRow, kind: MailedKind, upcoming: Upcoming): Promise<string[]> {
  const admins = await tx.query<{ email: string; name: string; locale: string | null }>({
    text: `SELECT u.email, u.name, u.locale FROM membership m JOIN "user" u ON u.id = m.user_id
           WHERE m.tenant_id = $1::uuid AND m.role = 'tenant_admin' AND m.status = 'active' AND u.status = 'active' ORDER BY m.created_at, u.id LIMIT $2`,
    values: [row.tenant_id, ADMINS_TOLD],
  });
  const ids: string[] = [];
  for (const { email, name, locale } of admins) {
    const mail = composeMail(chooseLocale({ chosen: locale, tenant: row.locale }), {
      ...wordsOfMail({ row, kind, upcoming, name, chosen: locale }),
      action: actionOf(context, row, kind, locale),
    });
    ids.push(await enqueueMail(context, tx, { tenantId: row.tenant_id, to: email, ...mail }));
  }
  return ids;
}

interface MailFacts {
  row: Pick<CaseRow, "tenant_name" | "locale" | "time_zone" | "since" | "amount_minor" | "currency">;
  kind: MailedKind;
  upcoming: Upcoming;
  name: string;
  /** The recipient's language. */
  chosen: string | null;
}

/** What is owed where it is known, since when, what follows and when: nothing that no row says. */
function wordsOfMail({ row, kind, upcoming, name, chosen }: MailFacts) {
  const locale = chooseLocale({ chosen, tenant: row.locale });
  const t = wordsOf(locale, "dunningMails");
  const writtenBy = formatLocaleOf(locale, row.locale);
  const day = (at: Date) => new Intl.DateTimeFormat(writtenBy, { dateStyle: "long", timeZone: row.time_zone }).format(at);
  const money = (minor: number) => new Intl.NumberFormat(writtenBy, { style: "currency", currency: row.currency }).format(minor / MINOR_PER_MAJOR);
  const tenant = row.tenant_name;
  const since = day(row.since);
  const owed = row.amount_minor === null ? t("owedUnknown", { tenant, since }) : t("owed", { tenant, since, amount: money(row.amount_minor) });
  const follows = upcoming?.step ? t(NEXT[upcoming.step.kind], { date: day(upcoming.at) }) : t("nextNothing");
  return {
    title: t(TITLES[kind], { tenant }),
    greeting: t("hello", { name }),
    paragraphs: kind === "suspend" ? [owed, t("isSuspended"), t("opensAgain")] : [owed, t("whatIsClosed"), follows],
    note: t("alreadyPaid"),
  };
}

/** Nobody can open a suspended portal: there is nothing to press then. */
function actionOf({ config }: StepTaker, row: CaseRow, kind: MailedKind, chosen: string | null) {
  if (kind === "suspend") return undefined;
  return { label: wordsOf(chooseLocale({ chosen, tenant: row.locale }), "dunningMails")("openThePortal"), url: `${config.publicUrl}/portal` };
}
