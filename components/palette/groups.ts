import type { SearchHit } from "#lib/search/schema";
import type { IconName } from "../ui/icon.tsx";
import type { PaletteAct, PaletteEntry, RecentEntry } from "./entries.ts";
import { matchText, rankEntries } from "./match.ts";

/** One line of the palette. */
export interface Line {
  /** Unlike every other line's. */
  id: string;
  label: string;
  note: string;
  icon: IconName;
  href?: string;
  act?: PaletteAct;
  tenantId?: string;
}

/** What a kind of line is called; `GROUP_WORDS` has it in the reader's language. */
export type GroupLabel = keyof typeof GROUP_WORDS;

export const GROUP_WORDS = {
  Recent: "recent",
  Pages: "pages",
  Actions: "actions",
  Tenants: "tenants",
  People: "people",
  Team: "team",
  Campaigns: "campaigns",
} as const;

export interface Group {
  label: GroupLabel;
  lines: Line[];
}

const KINDS: Record<SearchHit["kind"], { group: GroupLabel; icon: IconName; path: string }> = {
  tenant: { group: "Tenants", icon: "building-complex", path: "/admin/tenants" },
  person: { group: "People", icon: "user", path: "/admin/people" },
  member: { group: "Team", icon: "users", path: "/portal/team" },
  campaign: { group: "Campaigns", icon: "megaphone", path: "/portal/campaigns" },
};

/** What the palette lists for what was typed: what was opened last comes first, and nothing twice. */
export function groupsOf(typed: string, entries: readonly PaletteEntry[], recents: readonly RecentEntry[], hits: readonly SearchHit[]): Group[] {
  const fitting = rankEntries(entries, typed);
  const recent = recents.filter(({ label, note }) => matchText(`${label} ${note}`, typed)).map((entry) => ({ id: entry.href, ...entry }));
  const known = new Set(recent.map(({ id }) => id));
  const found = Map.groupBy(hits.map(lineOfHit), ({ group }) => group);
  const groups: Group[] = [
    { label: "Recent", lines: recent },
    { label: "Pages", lines: fitting.filter(({ act, href }) => !act && !isNew(href)).map(lineOfEntry) },
    ...[...found].map(([label, lines]) => ({ label, lines: lines.map(({ group: _, ...line }) => line) })),
    { label: "Actions", lines: fitting.filter(({ act, href }) => act || isNew(href)).map(lineOfEntry) },
  ];
  return groups
    .map(({ label, lines }) => ({ label, lines: label === "Recent" ? lines : lines.filter(({ id }) => !known.has(id)) }))
    .filter(({ lines }) => lines.length > 0);
}

/** A page that makes something is an act to whoever looks for it. */
const isNew = (href?: string) => href !== undefined && /\/(new|invite)$/.test(href);

const lineOfEntry = ({ label, icon, href, act, tenantId }: PaletteEntry): Line => ({
  id: href ?? tenantId ?? act ?? label,
  label,
  note: "",
  icon,
  href,
  act,
  tenantId,
});

function lineOfHit({ kind, id, name, note }: SearchHit): Line & { group: GroupLabel } {
  const { group, icon, path } = KINDS[kind];
  const href = `${path}/${id}`;
  return { id: href, group, label: name, note: kind === "campaign" ? note.replaceAll("_", " ") : note, icon, href };
}
