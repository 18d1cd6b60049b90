import type { Factor, Facts } from "./bin-values.ts";

/** What of a lead its score rests on. */
export interface ScoredLead {
  email: string | null;
  phone: string | null;
  jobTitle: string | null;
  companyName: string | null;
  companySize: string | null;
  industry: string | null;
  country: string | null;
  language: string | null;
  source: string;
  medium: string | null;
  message: string;
  timeline: string;
  hasConsent: boolean;
  budgetMinor: number | null;
  currency: string | null;
  /** Null where nobody has asked yet. */
  hasAuthority: boolean | null;
  hasNeed: boolean | null;
  activities: readonly { kind: string; direction: string | null; occurredAt: Date }[];
}

/** Addresses that anybody can have: they say nothing of a company. */
const FREE_MAIL = new Set(
  "gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com icloud.com me.com aol.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de proton.me protonmail.com posteo.de mail.com yandex.ru qq.com 163.com".split(
    " ",
  ),
);

/** Whether an address is a company's own; null without one. Pure. */
export function mailKindOf(email: string | null): "company" | "free" | null {
  const domain = email?.split("@")[1]?.toLowerCase();
  if (!domain) return null;
  return FREE_MAIL.has(domain) ? "free" : "company";
}

const EXECUTIVE =
  /\b(ceo|cfo|cto|cmo|coo|cio|chief|founder|co-?founder|owner|president|partner|gesch[äa]ftsf[üu]hr\w*|inhaber\w*|gr[üu]nder\w*|vorst[aä]nd\w*)(?=\W|$)/i;
const MANAGER = /\b(vp|vice president|head|director|manager\w*|lead|leiter\w*|leitung|direktor\w*|\w+leiter\w*)(?=\W|$)/i;

/** How high somebody stands, by the words of their title; null without one. Pure. */
export function seniorityOf(jobTitle: string | null): "executive" | "manager" | "other" | null {
  if (!jobTitle?.trim()) return null;
  if (EXECUTIVE.test(jobTitle)) return "executive";
  return MANAGER.test(jobTitle) ? "manager" : "other";
}

/** What a scorecard looks at. Nothing of it says who somebody is, and nothing comes after the lead does. */
export const ARRIVAL_FACTORS: readonly Factor[] = [
  { name: "source", kind: "level" },
  { name: "medium", kind: "level" },
  { name: "mail", kind: "level" },
  { name: "phone", kind: "level" },
  { name: "seniority", kind: "level" },
  { name: "company", kind: "level" },
  { name: "companySize", kind: "level" },
  { name: "industry", kind: "level" },
  { name: "country", kind: "level" },
  { name: "language", kind: "level" },
  { name: "timeline", kind: "level" },
  { name: "budget", kind: "number" },
  { name: "messageLength", kind: "number" },
  { name: "consent", kind: "level" },
];

/** What is known when a lead comes, as it is kept for the scorecard. Pure. @param currency of the tenant: budgets in others cannot be compared */
export function arrivalFacts(lead: ScoredLead, currency: string): Facts {
  return {
    source: lead.source,
    medium: lead.medium,
    mail: mailKindOf(lead.email),
    phone: lead.phone ? "given" : "none",
    seniority: seniorityOf(lead.jobTitle),
    company: lead.companyName ? "given" : "none",
    companySize: lead.companySize,
    industry: lead.industry?.toLowerCase() ?? null,
    country: lead.country,
    language: lead.language?.slice(0, 2).toLowerCase() ?? null,
    timeline: lead.timeline === "unknown" ? null : lead.timeline,
    budget: lead.currency === currency ? lead.budgetMinor : null,
    messageLength: lead.message.length,
    consent: lead.hasConsent ? "given" : "none",
  };
}
