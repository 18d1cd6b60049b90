import { account } from "./account.ts";
import { achievements } from "./achievements.ts";
import { assignment } from "./assignment.ts";
import { auth } from "./auth.ts";
import { backups } from "./backups.ts";
import { billing } from "./billing.ts";
import { boards } from "./boards.ts";
import { branding } from "./branding.ts";
import { campaignTools } from "./campaign-tools.ts";
import { campaigns } from "./campaigns.ts";
import { causes } from "./causes.ts";
import { charts } from "./charts.ts";
import { client } from "./client.ts";
import { companies } from "./companies.ts";
import { conversations } from "./conversations.ts";
import { crm } from "./crm.ts";
import { crmImports } from "./crm-imports.ts";
import { crmMails } from "./crm-mails.ts";
import { crmMerges } from "./crm-merges.ts";
import { definitions } from "./definitions.ts";
import { disturbances } from "./disturbances.ts";
import { dunning } from "./dunning.ts";
import { dunningMails } from "./dunning-mails.ts";
import { exports } from "./exports.ts";
import { figures } from "./figures.ts";
import { flags } from "./flags.ts";
import { formPage } from "./form-page.ts";
import { gateway } from "./gateway.ts";
import { imports } from "./imports.ts";
import { incidents } from "./incidents.ts";
import { installation } from "./installation.ts";
import { integrations } from "./integrations.ts";
import { invoiceDocument } from "./invoice-document.ts";
import { invoices } from "./invoices.ts";
import { leadForms } from "./lead-forms.ts";
import { leadScores } from "./lead-scores.ts";
import { mail } from "./mail.ts";
import { objectives } from "./objectives.ts";
import { operations } from "./operations.ts";
import { operator } from "./operator.ts";
import { ownFields } from "./own-fields.ts";
import { people } from "./people.ts";
import { points } from "./points.ts";
import { portal } from "./portal.ts";
import { portfolio } from "./portfolio.ts";
import { portfolioPage } from "./portfolio-page.ts";
import { privileges } from "./privileges.ts";
import { referrals } from "./referrals.ts";
import { reportDocument } from "./report-document.ts";
import { reportPage } from "./report-page.ts";
import { reports } from "./reports.ts";
import { seasons } from "./seasons.ts";
import { security } from "./security.ts";
import { segments } from "./segments.ts";
import { services } from "./services.ts";
import { shell } from "./shell.ts";
import { signIn } from "./sign-in.ts";
import { site } from "./site.ts";
import { statements } from "./statements.ts";
import { statusPage } from "./status-page.ts";
import { tables } from "./tables.ts";
import { teams } from "./teams.ts";
import { tenancy } from "./tenancy.ts";
import { tenantSettings } from "./tenant-settings.ts";
import { timeline } from "./timeline.ts";
import { trail } from "./trail.ts";
import { upkeep } from "./upkeep.ts";
import { uptake } from "./uptake.ts";

export const de = {
  account,
  achievements,
  assignment,
  auth,
  backups,
  billing,
  boards,
  branding,
  campaigns,
  campaignTools,
  causes,
  charts,
  client,
  companies,
  crm,
  crmImports,
  crmMails,
  crmMerges,
  conversations,
  definitions,
  disturbances,
  dunning,
  dunningMails,
  exports,
  figures,
  flags,
  imports,
  incidents,
  formPage,
  gateway,
  installation,
  integrations,
  invoiceDocument,
  invoices,
  leadForms,
  ownFields,
  leadScores,
  mail,
  objectives,
  operations,
  operator,
  people,
  points,
  portal,
  portfolio,
  portfolioPage,
  privileges,
  referrals,
  reportDocument,
  reportPage,
  reports,
  seasons,
  segments,
  security,
  services,
  shell,
  signIn,
  site,
  statements,
  statusPage,
  tables,
  teams,
  tenancy,
  tenantSettings,
  timeline,
  trail,
  upkeep,
  uptake,
} as const;
