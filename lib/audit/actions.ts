/**
 * Everything that the trail records, in words for people, by group. A test fails for an action that the code records and
 * this list does not name.
 */
export const AUDIT_GROUPS = {
  sign_in: {
    label: "Signing in",
    actions: {
      sign_in: "Signed in",
      "sign_in.first_factor": "Showed the first factor",
      "sign_in.second_factor_refused": "Second factor refused",
      "sign_in.refused": "Sign-in refused",
      "sign_in.locked": "Sign-in locked after wrong passwords",
      "sign_in.unlocked": "Sign-in unlocked",
      "sign_in.link_asked": "Sign-in link asked for",
      "sign_in.brand_domain": "Signed in on a brand domain",
      sign_out: "Signed out",
      "sign_out.everywhere": "Signed out everywhere",
      reauthentication: "Confirmed who they are",
      "reauthentication.refused": "Confirmation refused",
    },
  },
  session: {
    label: "Sessions and devices",
    actions: {
      "session.end": "Session ended",
      "session.end_others": "Other sessions ended",
      "session.switch_tenant": "Switched portal",
      "device.forget": "Device forgotten",
    },
  },
  account: {
    label: "Accounts",
    actions: {
      "user.rename": "Name changed",
      "user.language": "Language changed",
      "password.change": "Password changed",
      "password.reset": "Password reset",
      "password.reset_asked": "Password reset asked for",
      "address.change_asked": "Change of address asked for",
      "address.confirmed_old": "Change of address confirmed from the old address",
      "address.confirmed_new": "Change of address confirmed from the new address",
      "address.change": "Address changed",
      "address.change_stopped": "Change of address stopped",
      register: "Registered",
      "register.asked": "Registration asked for",
    },
  },
  factor: {
    label: "Second factors",
    actions: {
      "totp.begun": "Authenticator app begun",
      "totp.added": "Authenticator app set up",
      "totp.removed": "Authenticator app removed",
      "recovery_codes.made": "Recovery codes made",
      "passkey.added": "Passkey added",
      "passkey.renamed": "Passkey renamed",
      "passkey.removed": "Passkey removed",
      "identity.link": "Account of a sign-in service linked",
      "passkey.counter_regressed": "Passkey refused: perhaps copied",
    },
  },
  member: {
    label: "Team and roles",
    actions: {
      "member.invite": "Invited",
      "member.invite_again": "Invitation sent again",
      "member.revoke_invitation": "Invitation taken back",
      "member.join": "Joined",
      "member.change_role": "Role of a member changed",
      "member.suspend": "Member suspended",
      "member.reactivate": "Member let in again",
      "member.remove": "Member removed",
      "role.create": "Role made",
      "role.change": "Role changed",
      "role.delete": "Role deleted",
    },
  },
  directory: {
    label: "Directory",
    actions: {
      "scim.user_create": "User provisioned",
      "scim.user_change": "Provisioned user changed",
      "scim.user_delete": "Provisioned user removed",
      "scim.group_create": "Group of the directory made",
      "scim.group_change": "Group of the directory changed",
      "scim.group_delete": "Group of the directory deleted",
      "scim.group_map": "Role of a group chosen",
    },
  },
  key: {
    label: "API keys",
    actions: {
      "service_account.create": "Service account made",
      "service_account.change": "Service account changed",
      "service_account.delete": "Service account deleted",
      "api_key.create": "API key made",
      "api_key.rotate": "API key rotated",
      "api_key.revoke": "API key revoked",
    },
  },
  person: {
    label: "People, by staff",
    actions: {
      "person.create_staff": "Member of staff created",
      "person.export_list": "List of people exported",
      "person.suspend": "Person suspended",
      "person.reactivate": "Person reactivated",
      "person.remove_second_factors": "Second factors removed",
      "person.send_reset_link": "Reset link sent",
      "person.set_platform_role": "Role of staff changed",
      "session.ended_by_staff": "Session ended by staff",
      "sign_in.unlocked_by_staff": "Sign-in unlocked by staff",
    },
  },
  sign_in_rules: {
    label: "How people sign in",
    actions: {
      "tenant_policy.change": "Rules of signing in changed",
      "sign_in_provider.create": "Sign-in service added",
      "sign_in_provider.change": "Sign-in service changed",
      "sign_in_provider.enable": "Sign-in service opened",
      "sign_in_provider.disable": "Sign-in service closed",
      "sign_in_provider.delete": "Sign-in service deleted",
      "tenant_domain.add": "Domain added",
      "tenant_domain.verify": "Domain verified",
      "tenant_domain.remove": "Domain removed",
      "tenant_domain.record_lost": "A domain’s record in DNS is gone",
      "tenant_domain.record_back": "A domain’s record in DNS is back",
    },
  },
  impersonation: {
    label: "Support access",
    actions: {
      "impersonation.started": "Support began to act as somebody",
      "impersonation.ended": "Support stopped acting as somebody",
      "impersonation.lapsed": "Support’s access ran out",
      "support_access.set": "Consent to support access set",
    },
  },
  tenant: {
    label: "Tenants",
    actions: {
      "tenant.create": "Tenant created",
      "tenant.change": "Tenant changed",
      "tenant.set_standing": "Standing of the tenant changed",
      "tenant.suspend": "Tenant suspended",
      "tenant.cancel": "Tenant cancelled",
      "tenant.reactivate": "Tenant reactivated",
      "tenant.rename": "Tenant renamed",
      "tenant.cost_add": "Cost of a tenant entered",
      "tenant.cost_remove": "Cost of a tenant removed",
      "tenant.export": "Tenants exported",
      "tenant.clone": "Tenant cloned",
      "tenant.export_asked": "Export of a tenant asked for",
      "tenant.export_ready": "Export of a tenant made",
      "tenant.export_cancelled": "Export of a tenant called off",
      "tenant.export_downloaded": "Export of a tenant downloaded",
      "tenant.deletion_asked": "Deletion of a tenant asked for",
      "tenant.deletion_called_off": "Deletion of a tenant called off",
      "tenant.deletion_begun": "Deletion of a tenant begun",
      "tenant.deleted": "Tenant deleted",
      "tenant_note.add": "Note about a tenant written",
      "tenant_note.change": "Note about a tenant changed",
      "tenant_note.delete": "Note about a tenant deleted",
      "bulk.ask": "Many acted upon at once",
      "bulk.cancel": "Acting upon many called off",
    },
  },
  plan: {
    label: "Plans",
    actions: { "plan.change": "Plan changed" },
  },
  dunning: {
    label: "Unpaid bills",
    actions: {
      "dunning.step": "Step about an unpaid bill taken",
      "dunning.pause": "Case of an unpaid bill paused",
      "dunning.resume": "Case of an unpaid bill taken up again",
      "dunning.note": "Note about an unpaid bill written",
      "dunning.policy_change": "Steps about unpaid bills changed",
    },
  },
  flag: {
    label: "Feature flags",
    actions: {
      "flag.create": "Feature flag created",
      "flag.change": "Feature flag changed",
      "flag.set_plans": "Feature flag’s rules for plans set",
      "flag.set_tenant": "Feature flag’s rule for a tenant set",
      "flag.kill": "Feature flag killed",
      "flag.revive": "Feature flag revived",
      "flag.delete": "Feature flag deleted",
    },
  },
  service: {
    label: "Services",
    actions: {
      "service.create": "Service entered",
      "service.change": "Service changed",
      "service.delete": "Service removed",
      "objective.set": "Objective of a service set",
      "objective.remove": "Objective of a service removed",
      "restart_hook.set": "Restart hook of a service set",
      "restart_hook.remove": "Restart hook of a service removed",
    },
  },
  incident: {
    label: "Incidents and alerts",
    actions: {
      "incident.open": "Incident opened",
      "incident.change": "Incident changed",
      "incident.acknowledge": "Incident acknowledged",
      "incident.assign": "Roles of an incident assigned",
      "incident.update": "Incident updated",
      "incident.edit_update": "Update of an incident corrected",
      "incident.resolve": "Incident resolved",
      "incident.reopen": "Incident opened again",
      "incident.postmortem": "Post-mortem written",
      "alert.acknowledge": "Alert acknowledged",
      "status_subscriber.ask": "Mails about a status page asked for",
      "status_subscriber.confirm": "Mails about a status page confirmed",
      "status_subscriber.end": "Mails about a status page ended",
      "alert_destination.create": "Destination of alerts made",
      "alert_destination.change": "Destination of alerts changed",
      "alert_destination.delete": "Destination of alerts deleted",
      "alert_destination.test": "Test alert sent",
      "recovery.start": "Recovery started",
      "recovery.step_done": "Step of a recovery done",
      "recovery.step_confirmed": "Step of a recovery confirmed",
      "recovery.end": "Recovery ended",
      "service.restart": "Restart of a service asked for",
    },
  },
  maintenance_window: {
    label: "Maintenance of services",
    actions: {
      "maintenance_window.plan": "Maintenance planned",
      "maintenance_window.change": "Planned maintenance changed",
      "maintenance_window.cancel": "Maintenance called off",
      "maintenance_window.finish": "Maintenance ended early",
      "service.register_instance": "Instance of a service registered",
      "service.set_probe_secret": "Secret of a probe set",
    },
  },
  gateway: {
    label: "Gateway",
    actions: {
      "gateway_route.create": "Way to a service opened",
      "gateway_route.change": "Way to a service changed",
      "gateway_route.delete": "Way to a service closed",
    },
  },
  business: {
    label: "Campaigns and achievements",
    actions: {
      "campaign.import": "Figures imported",
      "achievement.award": "Achievement earned",
      "level.change": "Levels changed",
      "leaderboard.privacy_change": "Place on the leaderboard shown otherwise",
      "achievement.create": "Achievement of one’s own made",
      "achievement.save_draft": "Draft of an achievement saved",
      "achievement.publish": "Achievement published",
      "achievement.retire": "Achievement retired",
      "ledger_entry.reverse": "Entry of points taken back",
      "ledger.export_list": "List of points exported",
      "privilege.grant": "Privilege earned",
      "privilege.withdraw": "Earned privilege withdrawn",
      "privilege_rule.add": "Rule for a privilege added",
      "privilege_rule.enable": "Rule for a privilege switched on",
      "privilege_rule.disable": "Rule for a privilege switched off",
    },
  },
  portfolio: {
    label: "Portfolios and testimonials",
    actions: {
      "portfolio.generate": "Portfolio begun",
      "portfolio.change": "Portfolio changed",
      "portfolio.choose_figures": "Figures of a portfolio chosen",
      "portfolio.refresh_figures": "Figures of a portfolio computed anew",
      "portfolio.save_case_study": "Case study saved",
      "portfolio.remove_case_study": "Case study removed",
      "portfolio.publish": "Portfolio published",
      "portfolio.withdraw": "Portfolio withdrawn",
      "portfolio.delete": "Portfolio deleted",
      "testimonial.request": "Testimonial asked for",
      "testimonial.give": "Testimonial given",
      "testimonial.take_back": "Testimonial taken back",
      "testimonial.approve": "Testimonial approved",
      "testimonial.decline": "Testimonial declined",
    },
  },
  privacy: {
    label: "Personal data",
    actions: {
      "privacy.export_asked": "Copy of personal data asked for",
      "privacy.export_ready": "Copy of personal data made",
      "privacy.export_downloaded": "Copy of personal data downloaded",
      "privacy.erasure_asked": "Erasure asked for",
      "privacy.erasure_called_off": "Erasure called off",
      "privacy.erased": "Person erased",
    },
  },
  settings: {
    label: "Settings",
    actions: { "settings.change": "Settings of the installation changed", "branding.change": "Branding of a portal changed" },
  },
  job: {
    label: "Background jobs",
    actions: {
      "mail.resend": "Mail sent again",
      "mail.export_list": "List of mails exported",
      "job.export_list": "List of runs exported",
      "job.retry": "Job sent again",
      "job.cancel": "Waiting job cancelled",
      "job.delete_dead_letter": "Dead letter deleted",
      "job.run_schedule": "Schedule run by hand",
    },
  },
  backup: {
    label: "Backups",
    actions: {
      "backup.make_asked": "Backup asked for",
      "backup.made": "Backup made",
      "backup.verify_asked": "Verification of a backup asked for",
      "backup.verified": "Backup verified",
      "backup.rehearse_asked": "Restore rehearsal asked for",
      "backup.rehearsed": "Restore rehearsed",
      "backup.failed": "Work on a backup failed",
      "backup.cancel": "Work on a backup called off",
      "backup.cancelled": "Work on a backup ended early",
      "backup.download": "Backup downloaded",
      "backup.delete": "Backup deleted",
      "backup.pruned": "Backup removed by the rules",
      "backup.policy_change": "Rules of backups changed",
    },
  },
  webhook: {
    label: "Webhooks",
    actions: {
      "webhook.create": "Webhook endpoint made",
      "webhook.change": "Webhook endpoint changed",
      "webhook.pause": "Webhook endpoint paused",
      "webhook.resume": "Webhook endpoint switched on",
      "webhook.disable": "Webhook endpoint switched off after failures",
      "webhook.delete": "Webhook endpoint deleted",
      "webhook.rotate": "Webhook secret rotated",
      "webhook.test": "Test message sent to a webhook",
      "webhook.export_list": "Messages of a webhook exported",
      "webhook.replay": "Webhook message sent again",
      "webhook.replay_failed": "Failed webhook messages sent again",
      "webhook.replay_cancelled": "Replay of webhook messages called off",
    },
  },
  view: {
    label: "Views of tables",
    actions: { "view.save": "View saved", "view.change": "View changed", "view.delete": "View deleted" },
  },
  oversight: {
    label: "Oversight",
    actions: {
      "platform.read": "Read across tenants",
      "audit.exported": "Audit trail exported",
      "audit.verified": "Audit trail verified",
      "audit.pruned": "Old entries removed",
      "audit.redacted": "Entries redacted",
    },
  },
} as const satisfies Record<string, { label: string; actions: Record<string, string> }>;

export type AuditGroup = keyof typeof AUDIT_GROUPS;

const GROUPS = Object.entries(AUDIT_GROUPS) as [AuditGroup, { label: string; actions: Record<string, string> }][];
const LABELS: ReadonlyMap<string, string> = new Map(GROUPS.flatMap(([, { actions }]) => Object.entries(actions)));

/** What an action is called; its own name when an older or newer version recorded it. */
export const sayAction = (action: string): string => LABELS.get(action) ?? action;

export const isKnownAction = (action: string): boolean => LABELS.has(action);

/**
 * The actions that a filter means: one by its name, or all of a group, written "sign_in.*".
 * @returns null for what is neither
 */
export function actionsMeant(filter: string): string[] | null {
  if (LABELS.has(filter)) return [filter];
  const group = GROUPS.find(([key]) => filter === `${key}.*`);
  return group ? Object.keys(group[1].actions) : null;
}
