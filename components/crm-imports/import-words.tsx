import { useSay } from "#components/format/words";
import type { CrmImportField, CrmImportStatus, CrmKind, LineOutcome } from "#lib/crm/schema";
import { Badge, type Tone } from "../ui/badge.tsx";

export const KIND_LABELS: Record<CrmKind, string> = { lead: "Leads", contact: "Contacts", company: "Companies" };

const STATUSES: Record<CrmImportStatus, { label: string; tone: Tone }> = {
  draft: { label: "Not imported yet", tone: "neutral" },
  checking: { label: "Being tried out", tone: "accent" },
  checked: { label: "Tried out", tone: "accent" },
  writing: { label: "Writing", tone: "accent" },
  done: { label: "Imported", tone: "good" },
  cancelling: { label: "Being stopped", tone: "warn" },
  cancelled: { label: "Stopped", tone: "neutral" },
  failed: { label: "Not possible", tone: "bad" },
  undoing: { label: "Being taken back", tone: "warn" },
  undone: { label: "Taken back", tone: "neutral" },
};

export const IMPORT_FIELD_LABELS: Record<CrmImportField, string> = {
  externalId: "Id in the other system",
  fullName: "Whole name",
  firstName: "First name",
  lastName: "Last name",
  email: "Email",
  phone: "Phone",
  companyName: "Company",
  domain: "Site",
  jobTitle: "Job title",
  industry: "Industry",
  companySize: "Company size",
  city: "City",
  region: "Region",
  country: "Country",
  source: "Source",
  utmSource: "utm_source",
  utmMedium: "utm_medium",
  utmCampaign: "utm_campaign",
  utmTerm: "utm_term",
  utmContent: "utm_content",
  budget: "Budget",
  message: "Message",
  consent: "Consent",
  tags: "Tags",
  owner: "Owner’s address",
  status: "Status",
  createdAt: "Known since",
};

export const isImportField = (text: string): text is CrmImportField => text in IMPORT_FIELD_LABELS;

const OUTCOMES: Record<LineOutcome, { label: string; tone: Tone }> = {
  create: { label: "New", tone: "good" },
  change: { label: "Changed", tone: "warn" },
  same: { label: "Stays as it is", tone: "neutral" },
  refuse: { label: "Refused", tone: "bad" },
};
export const OUTCOME_LABELS = Object.fromEntries(Object.entries(OUTCOMES).map(([key, { label }]) => [key, label])) as Record<LineOutcome, string>;

/** How an import stands. */
export function CrmImportBadge({ status }: { status: CrmImportStatus }) {
  const say = useSay();
  return (
    <Badge tone={STATUSES[status].tone} hasDot>
      {say(STATUSES[status].label)}
    </Badge>
  );
}

/** What became of a line. */
export function OutcomeBadge({ outcome }: { outcome: LineOutcome }) {
  const say = useSay();
  return <Badge tone={OUTCOMES[outcome].tone}>{say(OUTCOMES[outcome].label)}</Badge>;
}
