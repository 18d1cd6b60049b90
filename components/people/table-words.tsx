import type { Words } from "#words";
import type { BulkAct } from "../table/bulk-bar.tsx";
import { PEOPLE_TABLE } from "./people-table.tsx";
import { PLATFORM_ROLE_LABELS, STANDING_LABELS } from "./person-words.tsx";

/** What the table of people says, finished: its cells are drawn by whatever browser shows it. */
export interface PeopleTableWords {
  caption: string;
  /** By the keys of columns. */
  headers: Record<string, string>;
  standings: Record<keyof typeof STANDING_LABELS, string>;
  roles: Record<keyof typeof PLATFORM_ROLE_LABELS, string>;
  demo: string;
  none: string;
  on: string;
  off: string;
  yes: string;
  never: string;
  noPortal: string;
  /** With `{first}` and `{rest}`, which are put in by row. */
  andMore: string;
  acts: BulkAct[];
}

export function peopleTableWords(t: Words<"people">, say: (sentence: string) => string): PeopleTableWords {
  return {
    caption: t("people"),
    headers: Object.fromEntries(PEOPLE_TABLE.columns.map(({ key, label }) => [key, say(label)])),
    standings: standingWords(say),
    roles: { super_admin: say(PLATFORM_ROLE_LABELS.super_admin), support: say(PLATFORM_ROLE_LABELS.support) },
    demo: t("demo"),
    none: t("none"),
    on: t("on"),
    off: t("off"),
    yes: t("yes"),
    never: t("never"),
    noPortal: t("noPortal"),
    andMore: t("andMore", { first: "{first}", rest: "{rest}" }),
    acts: bulkActs(t),
  };
}

export const standingWords = (say: (sentence: string) => string): PeopleTableWords["standings"] => ({
  active: say(STANDING_LABELS.active),
  suspended: say(STANDING_LABELS.suspended),
  locked: say(STANDING_LABELS.locked),
});

const bulkActs = (t: Words<"people">): BulkAct[] => [
  {
    action: "suspend",
    label: t("suspend"),
    doing: t("doingSuspend"),
    done: t("doneSuspend"),
    says: t("saysSuspend"),
    needsReason: true,
    isDangerous: true,
  },
  {
    action: "reactivate",
    label: t("reactivate"),
    doing: t("doingReactivate"),
    done: t("doneReactivate"),
    says: t("saysReactivate"),
    needsReason: true,
  },
  {
    action: "end_sessions",
    label: t("endSessions"),
    doing: t("doingEndSessions"),
    done: t("doneEndSessions"),
    says: t("saysEndSessions"),
    needsReason: true,
  },
  {
    action: "send_reset_link",
    label: t("sendResetLink"),
    doing: t("doingSendLink"),
    done: t("doneSendLink"),
    says: t("saysSendLink"),
    needsReason: true,
  },
];
