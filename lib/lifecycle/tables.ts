/** One table of which a tenant owns rows. */
export interface OwnedTable {
  table: string;
  /** How the export has it: its file, or why it is not in there. */
  exported: { without?: Record<string, string>; join?: { sql: string; columns: string } } | { leftOut: string };
  /** What deleting the tenant does with its rows. */
  deletion: "delete" | "ledger" | "people" | { kept: string };
}

/** Of other people, and seen by reviewers alone. */
const OTHERS = "personal data of whoever came";
const SECRET = "a secret";
/** What was invoiced and paid. */
const BOOKS = { kept: "the law asks the operator to keep its books for years, and numbers of invoices have no gaps" };
const STAFFS = "what the operator’s staff noted for themselves";
const LINKS = "may hold links that let somebody in";

/**
 * Every table with rows of tenants, in the order in which they are deleted: what refers to others goes before them. A test reads the
 * database's catalogue and fails for a table that is in neither of these two lists.
 */
export const OWNED_TABLES: readonly OwnedTable[] = [
  { table: "scim_group_member", exported: {}, deletion: "delete" },
  { table: "scim_group", exported: {}, deletion: "delete" },
  { table: "scim_user", exported: {}, deletion: "delete" },
  { table: "api_key", exported: { without: { secret_hash: SECRET } }, deletion: "delete" },
  { table: "service_account", exported: {}, deletion: "delete" },
  { table: "privilege_grant", exported: {}, deletion: "delete" },
  { table: "invitation", exported: { without: { token_hash: SECRET } }, deletion: "delete" },
  {
    table: "membership",
    exported: { join: { sql: 'JOIN "user" u ON u.id = t.user_id', columns: "jsonb_build_object('name', u.name, 'email', u.email)" } },
    deletion: "people",
  },
  { table: "custom_role", exported: {}, deletion: "delete" },
  { table: "identity_provider", exported: { without: { client_secret_sealed: SECRET } }, deletion: "delete" },
  { table: "impersonation", exported: {}, deletion: "delete" },
  { table: "tenant_policy", exported: {}, deletion: "delete" },
  { table: "tenant_domain", exported: {}, deletion: "delete" },
  { table: "tenant_branding", exported: {}, deletion: "delete" },
  { table: "tenant_logo", exported: {}, deletion: "delete" },
  { table: "tenant_note", exported: { leftOut: STAFFS }, deletion: "delete" },
  { table: "tenant_cost", exported: { leftOut: "what the operator’s staff reckon with" }, deletion: "delete" },
  { table: "dunning_event", exported: { leftOut: "how the operator’s staff follow up its bills" }, deletion: "delete" },
  { table: "dunning_case", exported: { leftOut: "how the operator’s staff follow up its bills" }, deletion: "delete" },
  { table: "settlement", exported: {}, deletion: BOOKS },
  { table: "invoice_line", exported: {}, deletion: BOOKS },
  { table: "invoice", exported: {}, deletion: BOOKS },
  { table: "payment", exported: { without: { note: STAFFS, reversal_reason: STAFFS, recorded_by_id: STAFFS } }, deletion: BOOKS },
  { table: "billing_credit", exported: {}, deletion: "delete" },
  { table: "billing_details", exported: {}, deletion: "delete" },
  { table: "plan_change", exported: {}, deletion: "delete" },
  { table: "webhook_attempt", exported: { leftOut: "what receivers answered, forgotten within 30 days" }, deletion: "delete" },
  { table: "webhook_delivery", exported: {}, deletion: "delete" },
  { table: "webhook_replay", exported: { leftOut: "which messages were sent again, forgotten within 30 days" }, deletion: "delete" },
  { table: "webhook_endpoint", exported: { without: { secret_sealed: SECRET, previous_secret_sealed: SECRET } }, deletion: "delete" },
  { table: "api_usage_hour", exported: {}, deletion: "delete" },
  { table: "api_usage_day", exported: {}, deletion: "delete" },
  { table: "feature_flag_override", exported: {}, deletion: "delete" },
  { table: "status_subscriber", exported: { leftOut: "addresses of people who asked for mails, not the tenant’s own" }, deletion: "delete" },
  { table: "incident_tenant", exported: { leftOut: "which incidents of the operator’s services hit it" }, deletion: "delete" },
  { table: "service_tenant", exported: { leftOut: "which of the operator’s services serve it" }, deletion: "delete" },
  { table: "notification", exported: { leftOut: "what its people were told; each has their own in the copy of their data" }, deletion: "delete" },
  { table: "saved_view", exported: {}, deletion: "delete" },
  { table: "bulk_item", exported: { leftOut: "how acts upon many of its records went, forgotten within 30 days" }, deletion: "delete" },
  { table: "bulk_run", exported: { leftOut: "acts upon many of its records, forgotten within 30 days" }, deletion: "delete" },
  { table: "report_comment", exported: {}, deletion: "delete" },
  { table: "report_delivery", exported: {}, deletion: "delete" },
  { table: "report_recipient", exported: {}, deletion: "delete" },
  { table: "report_schedule", exported: {}, deletion: "delete" },
  { table: "report_share", exported: { without: { token_hash: SECRET, password_hash: SECRET } }, deletion: "delete" },
  { table: "report", exported: {}, deletion: "delete" },
  { table: "activity", exported: {}, deletion: "delete" },
  { table: "deal_move", exported: {}, deletion: "delete" },
  { table: "deal", exported: {}, deletion: "delete" },
  { table: "form_submission", exported: { without: { address_hash: OTHERS } }, deletion: "delete" },
  { table: "assignment_rule", exported: {}, deletion: "delete" },
  { table: "lead_form", exported: {}, deletion: "delete" },
  { table: "lead_score", exported: {}, deletion: "delete" },
  { table: "lead_arrival", exported: {}, deletion: "delete" },
  { table: "lead_scorecard", exported: {}, deletion: "delete" },
  { table: "lead_scoring", exported: {}, deletion: "delete" },
  { table: "lead", exported: {}, deletion: "delete" },
  { table: "contact", exported: {}, deletion: "delete" },
  { table: "crm_company", exported: {}, deletion: "delete" },
  { table: "portfolio_testimonial", exported: {}, deletion: "delete" },
  { table: "portfolio_case_study", exported: {}, deletion: "delete" },
  { table: "portfolio_figure", exported: {}, deletion: "delete" },
  { table: "portfolio", exported: { without: { unlisted_token: SECRET } }, deletion: "delete" },
  { table: "achievement_award", exported: {}, deletion: "delete" },
  { table: "achievement_bucket", exported: { leftOut: "counts of its events, which the export has" }, deletion: "delete" },
  { table: "achievement_tally", exported: { leftOut: "counts of its events, which the export has" }, deletion: "delete" },
  { table: "achievement_event", exported: {}, deletion: "delete" },
  { table: "achievement_version", exported: {}, deletion: "delete" },
  { table: "achievement_definition", exported: {}, deletion: "delete" },
  { table: "ledger_entry", exported: {}, deletion: "ledger" },
  { table: "point_balance", exported: {}, deletion: "delete" },
  { table: "point_clock", exported: { leftOut: "a counter by which leaderboards are kept up to date" }, deletion: "delete" },
  { table: "leaderboard_privacy", exported: {}, deletion: "delete" },
  { table: "season_rank", exported: {}, deletion: "delete" },
  { table: "season_closing", exported: {}, deletion: "delete" },
  { table: "referral_credit", exported: {}, deletion: "delete" },
  { table: "referral_decision", exported: { leftOut: "how the operator’s staff judged its referrals" }, deletion: "delete" },
  {
    table: "referral_conversion",
    exported: { without: { referred_email: OTHERS, address: OTHERS, device: OTHERS, payment: OTHERS, signals: OTHERS } },
    deletion: "delete",
  },
  { table: "referral_visit_day", exported: {}, deletion: "delete" },
  { table: "referral_code", exported: {}, deletion: "delete" },
  { table: "measured_score", exported: {}, deletion: "delete" },
  { table: "company_board_choice", exported: {}, deletion: "delete" },
  { table: "leaderboard_rank", exported: {}, deletion: "delete" },
  { table: "leaderboard_period", exported: {}, deletion: "delete" },
  {
    table: "conversation_attachment_piece",
    exported: { leftOut: "the bytes of files: each is downloaded in its conversation, and has its sum in conversation_attachment" },
    deletion: "delete",
  },
  { table: "conversation_attachment", exported: { without: { upload_key: "a number by which a browser sends it once" } }, deletion: "delete" },
  { table: "conversation_revision", exported: {}, deletion: "delete" },
  { table: "conversation_message", exported: {}, deletion: "delete" },
  { table: "conversation_note", exported: { leftOut: "what the operator’s staff noted for themselves" }, deletion: "delete" },
  { table: "conversation_reader", exported: {}, deletion: "delete" },
  { table: "conversation_step", exported: {}, deletion: "delete" },
  { table: "conversation", exported: {}, deletion: "delete" },
  { table: "campaign_creative_comment", exported: {}, deletion: "delete" },
  { table: "campaign_creative_version", exported: {}, deletion: "delete" },
  { table: "campaign_creative", exported: {}, deletion: "delete" },
  { table: "campaign_activity", exported: {}, deletion: "delete" },
  { table: "campaign_channel", exported: {}, deletion: "delete" },
  {
    table: "figure_import_piece",
    exported: { leftOut: "uploaded files, thrown away after a week; their figures are in the export" },
    deletion: "delete",
  },
  { table: "figure_import_row", exported: { leftOut: "lines on their way into the figures, which the export has" }, deletion: "delete" },
  { table: "figure_import_error", exported: {}, deletion: "delete" },
  { table: "figure_import_change", exported: {}, deletion: "delete" },
  { table: "figure_import", exported: {}, deletion: "delete" },
  { table: "figure_mapping", exported: {}, deletion: "delete" },
  { table: "campaign_channel_day", exported: {}, deletion: "delete" },
  { table: "campaign", exported: {}, deletion: "delete" },
  { table: "mail_message", exported: { without: { text: LINKS, html: LINKS } }, deletion: "delete" },
  { table: "realtime_update", exported: { leftOut: "notices to open windows, forgotten within a day" }, deletion: "delete" },
  { table: "subscription", exported: {}, deletion: "delete" },
  { table: "tenant_export", exported: { leftOut: "exports such as this one" }, deletion: "delete" },
  {
    table: "audit_entry",
    exported: {},
    deletion: { kept: "the trail is kept as long as its retention says: it shows that the tenant was deleted, and by whom" },
  },
];

/** Tables that name a tenant and are not its own. */
export const NOT_OWNED: Readonly<Record<string, string>> = {
  tenant: "the tenant itself: in the export as its settings, and deleted last",
  auth_session: "sessions belong to people; those that open this tenant alone go with it, others are led out of it",
  tenant_deletion: "the operator’s own record of deletions, which holds the address of what is gone",
};
