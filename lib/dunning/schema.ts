import { z } from "zod";
import { trimmedText } from "#lib/platform/text";

export const STEP_KINDS = ["reminder", "final_notice", "propose_suspension", "suspend"] as const;
export type StepKind = (typeof STEP_KINDS)[number];
export const CASE_STATES = ["open", "paused", "recovered", "lost"] as const;
const TENANT_STATES = ["trial", "active", "past_due", "suspended", "cancelled"] as const;

/** The steps that write to the tenant's administrators and do nothing else. */
export const isReminder = (kind: StepKind): boolean => kind === "reminder" || kind === "final_notice";
/** What the migration wrote as the reason of those it paused. */
export const UNPAID_BEFORE = "Past due since before reminders were kept.";
export const MOST_STEPS = 6;
export const MOST_REASON = 300;
export const MOST_NOTE = 2_000;

export const dunningStep = z.object({ kind: z.enum(STEP_KINDS), day: z.int() });
/** What is done, and on which day after the tenant became past due. */
export type DunningStep = z.infer<typeof dunningStep>;

/** The steps that new cases begin with. */
export const dunningPolicy = z.object({ steps: z.array(dunningStep), version: z.int() });
export type DunningPolicy = z.infer<typeof dunningPolicy>;

const ROWS = [1, 2, 3, 4, 5, 6] as const;
const version = z.coerce.number().int().min(1);
const optionalText = trimmedText().max(20).optional();
const stepFields = Object.fromEntries(
  ROWS.flatMap((row) => [
    [`kind${row}`, optionalText],
    [`day${row}`, optionalText],
  ]),
) as Record<`kind${(typeof ROWS)[number]}` | `day${(typeof ROWS)[number]}`, typeof optionalText>;

/** What keeps a step from following another. */
function wrongAfter(last: DunningStep | undefined, step: DunningStep): { field: keyof DunningStep; message: string } | null {
  if (last && !isReminder(last.kind)) return { field: "kind", message: "Nothing can follow a suspension." };
  return last && last.day >= step.day ? { field: "day", message: "Enter a later day than the step before has." } : null;
}

/** The steps as a call of the API says them. */
export const changePolicyCall = z.strictObject({
  version,
  steps: z
    .array(z.strictObject({ kind: z.enum(STEP_KINDS), day: z.int().min(0).max(365) }))
    .min(1, "Choose at least one step.")
    .max(MOST_STEPS)
    .superRefine((steps, context) => {
      for (const [index, step] of steps.entries()) {
        const wrong = wrongAfter(steps[index - 1], step);
        if (wrong) context.addIssue({ code: "custom", path: [index, wrong.field], message: wrong.message });
      }
    }),
});

/** As its form has it: up to six rows of a kind and a day. A row without a kind is left out. */
export const changePolicyInput = z.strictObject({ ...stepFields, version }).transform((given, context) => {
  const steps: DunningStep[] = [];
  const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
  for (const row of ROWS) {
    const written = given[`kind${row}`];
    if (!written) continue;
    const kind = z.enum(STEP_KINDS).safeParse(written);
    const day = z.coerce
      .number()
      .int()
      .min(0)
      .max(365)
      .safeParse(given[`day${row}`] || "none");
    const last = steps.at(-1);
    if (!kind.success) refuse(`kind${row}`, "Choose one of the steps.");
    else if (!day.success) refuse(`day${row}`, "Enter a day from 0 to 365.");
    else {
      const step = { kind: kind.data, day: day.data };
      const wrong = wrongAfter(last, step);
      if (wrong) refuse(`${wrong.field}${row}`, wrong.message);
      else steps.push(step);
    }
  }
  if (steps.length === 0 && ROWS.every((row) => !given[`kind${row}`])) refuse("kind1", "Choose at least one step.");
  return { steps, version: given.version };
});
export type ChangePolicyInput = z.output<typeof changePolicyInput>;

const STEPS_SHOWN: Record<StepKind, string> = {
  reminder: "Reminder",
  final_notice: "Last notice",
  propose_suspension: "Propose a suspension",
  suspend: "Suspend",
};

/** Steps as their form shows them. */
export const stepsAsShown = (steps: DunningStep[]): Record<string, string | number | null> =>
  Object.fromEntries(
    ROWS.flatMap((row, index) => {
      const step = steps[index];
      return [
        [`kind${row}`, step ? STEPS_SHOWN[step.kind] : null],
        [`day${row}`, step?.day ?? null],
      ];
    }),
  );

/** Which cases: those that run, those that wait for a decision, or by how they stand. */
export const SHOWN_CASES = ["running", "decision", "paused", "recovered", "lost", "all"] as const;
export type ShownCases = (typeof SHOWN_CASES)[number];
export const listCasesInput = z.strictObject({
  show: z.enum(SHOWN_CASES, "No such choice.").default("running"),
  /** Where the page before ended. */
  cursor: z.string().max(400).optional(),
});
export type ListCasesInput = z.infer<typeof listCasesInput>;

const moment = z.iso.datetime();

/** An unpaid bill that is followed up. */
export const dunningCase = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  tenantName: z.string(),
  tenantStatus: z.enum(TENANT_STATES),
  since: moment,
  /** A month's price as agreed when it became past due, in minor units; null where nothing is known to be owed. */
  amountMinor: z.int().nullable(),
  currency: z.string(),
  state: z.enum(CASE_STATES),
  steps: z.array(dunningStep),
  stepsTaken: z.int(),
  /** When the next step is taken; null while paused, at the end, and when it is suspended. */
  nextAt: moment.nullable(),
  /** All steps are taken, the tenant is past due: somebody has to decide. */
  needsDecision: z.boolean(),
  pausedUntil: moment.nullable(),
  pauseReason: z.string().nullable(),
  closedAt: moment.nullable(),
  version: z.int(),
});
export type DunningCase = z.infer<typeof dunningCase>;
export const casePage = z.object({ cases: z.array(dunningCase), nextCursor: z.string().nullable() });
export type CasePage = z.infer<typeof casePage>;

export const EVENT_KINDS = ["opened", "step", "paused", "resumed", "note", "recovered", "lost"] as const;
/** What happened in a case. `mails` are those of a step that are still kept; `told` is how many were written. */
export const dunningEvent = z.object({
  id: z.uuid(),
  at: moment,
  kind: z.enum(EVENT_KINDS),
  step: z.enum(STEP_KINDS).nullable(),
  /** Who of the staff; null for the portal itself. */
  actor: z.string().nullable(),
  text: z.string(),
  told: z.int(),
  mails: z.array(z.object({ id: z.uuid(), recipient: z.string(), status: z.enum(["queued", "sent", "failed", "held"]) })),
});
export type DunningEvent = z.infer<typeof dunningEvent>;
/** The newest event first; at most the last 200. */
export const caseDetail = dunningCase.extend({ events: z.array(dunningEvent) });
export type CaseDetail = z.infer<typeof caseDetail>;

export interface DunningFigures {
  openCases: number;
  needDecision: number;
  /** What running cases owe as far as it is known, the largest first. */
  atRisk: { currency: string; amountMinor: number; cases: number }[];
  /** Running cases of which nobody knows what is owed. */
  unknownAmounts: number;
  /** Of the last 90 days. */
  recovered: number;
  closed: number;
}

export const caseId = z.strictObject({ id: z.uuid() });
export const caseVersion = z.strictObject({ version });
export const pauseInput = z.strictObject({
  version,
  reason: trimmedText().min(1, "Say why.").max(MOST_REASON, "At most 300 characters."),
  /** The first day (UTC) on which it goes on; left empty it is paused until somebody goes on with it. */
  until: z.preprocess((value) => (value === "" ? undefined : value), z.iso.date("Choose a day.").optional()),
});
export type PauseInput = z.infer<typeof pauseInput>;
export const noteInput = z.strictObject({ text: trimmedText().min(1, "Write something.").max(MOST_NOTE, "Use at most 2,000 characters.") });
