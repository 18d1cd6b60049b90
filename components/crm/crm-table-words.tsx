import { type CrmField, fieldParam } from "#lib/crm/schema";
import type { TableDeclaration } from "#lib/tables/schema";
import type { Words } from "#words";
import type { BulkAct } from "../table/bulk-bar.tsx";
import { BAND_LABELS, LEAD_STATUS_LABELS, SOURCE_LABELS, STAGE_LABELS, sayEach } from "./crm-words.tsx";

type Say = (sentence: string) => string;

const headersOf = ({ columns }: TableDeclaration, say: Say): Record<string, string> =>
  Object.fromEntries(columns.map(({ key, label }) => [key, say(label)]));

/** What the tables of leads, deals, contacts and companies say, finished: their cells are drawn by whatever browser shows them. */
export const crmTableWords = (table: TableDeclaration, t: Words<"crm">, say: Say, fields: readonly CrmField[]) => ({
  /** The tenant’s own fields of these records. */
  fields: fields.map((field) => ({ ...field, column: fieldParam(field.key) })),
  headers: headersOf(table, say),
  statuses: sayEach(LEAD_STATUS_LABELS, say),
  stages: sayEach(STAGE_LABELS, say),
  bands: sayEach(BAND_LABELS, say),
  sources: sayEach(SOURCE_LABELS, say),
  nobody: t("nobody"),
  noScore: t("noScore"),
  yes: t("yes"),
  no: t("no"),
  late: t("late"),
});
export type CrmTableWords = ReturnType<typeof crmTableWords>;

/** What can be done with many leads at once, by whoever may. */
export const leadActs = (t: Words<"crm">, may: { assign: boolean; update: boolean; remove: boolean }): BulkAct[] => [
  ...(may.assign ? [{ action: "assign_to_me", label: t("assignToMe"), doing: t("doingAssign"), done: t("doneAssign"), says: t("saysAssign") }] : []),
  ...(may.update
    ? [
        { action: "contacted", label: t("setContacted"), doing: t("doingContacted"), done: t("doneContacted"), says: t("saysStatus") },
        { action: "unresponsive", label: t("setUnresponsive"), doing: t("doingUnresponsive"), done: t("doneUnresponsive"), says: t("saysStatus") },
      ]
    : []),
  ...(may.remove
    ? [{ action: "delete", label: t("delete"), doing: t("doingDelete"), done: t("doneDelete"), says: t("saysDelete"), isDangerous: true }]
    : []),
];
