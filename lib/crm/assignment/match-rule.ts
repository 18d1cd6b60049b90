import type { AssignmentKind, LeadOrigin } from "./schema.ts";

/** What of a lead rules look at. */
export interface NewcomerFacts {
  /** How it came. */
  origin: LeadOrigin;
  country: string | null;
  region: string | null;
  language: string | null;
  tags: readonly string[];
}
export interface RuleTerms {
  kind: AssignmentKind;
  /** How leads came that it is for; empty: however they came. */
  origins: readonly LeadOrigin[];
  countries: readonly string[];
  regions: readonly string[];
  languages: readonly string[];
  tags: readonly string[];
}

/** Why a rule fits a lead, in words such as "country DE"; null where it does not. Pure. */
export function whyItFits({ kind, origins, countries, regions, languages, tags }: RuleTerms, lead: NewcomerFacts): string | null {
  if (origins.length > 0 && !origins.includes(lead.origin)) return null;
  if (kind === "round_robin") return "in turn";
  if (kind === "workload") return "fewest open leads";
  if (kind === "territory") {
    if (lead.country !== null && countries.includes(lead.country)) return `country ${lead.country}`;
    const region = lead.region?.toLowerCase();
    return region !== undefined && regions.some((each) => each.toLowerCase() === region) ? `region ${lead.region}` : null;
  }
  const language = lead.language?.slice(0, 2).toLowerCase();
  if (language !== undefined && languages.includes(language)) return `language ${language}`;
  const tag = tags.find((each) => lead.tags.some((own) => own.toLowerCase() === each.toLowerCase()));
  return tag === undefined ? null : `tag ${tag}`;
}

/** Who is next after whoever had the last turn, in the order of turns. Pure. @param active of the members; not empty */
export function nextInTurn(members: readonly string[], active: ReadonlySet<string>, last: string | null): string | null {
  const start = last === null ? -1 : members.indexOf(last);
  const turns = [...members.slice(start + 1), ...members.slice(0, start + 1)];
  return turns.find((id) => active.has(id)) ?? null;
}
