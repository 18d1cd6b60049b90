import type { MergeGroup, Signal } from "#lib/crm/schema";

export const SIGNAL_LABELS: Record<Signal, string> = {
  sameEmail: "Same address",
  samePhone: "Same number",
  sameName: "Same name",
  shortName: "Same name in short",
  sameCompany: "Same company",
  sameTitle: "Same company name",
  sameCity: "Same city",
  otherEmail: "Another address",
  otherCountry: "Another country",
};

export const GROUP_LABELS: Record<MergeGroup, string> = {
  name: "Name",
  email: "Email and consent",
  phone: "Phone",
  company: "Company",
  site: "Site",
  jobTitle: "Job title",
  industry: "Industry",
  companySize: "Company size",
  place: "Place",
  source: "Source",
  budget: "Budget",
  timeline: "When they want to begin",
  needs: "Budget, authority and need",
  message: "Message",
  owner: "Owner",
  followUp: "Next contact",
};
