export const mail = {
  thePlatform: "The platform",
  to: "To <bdi></bdi>",
  tenant: "Tenant",
  written: "Written",
  sent: "Sent",
  attempts: "Attempts",
  whatTheMailServerSaid: "What the mail server said",
  mailOutbox: "Mail outbox",
  everyMailThePortalWantsTo: "Every mail the portal wants to send, newest first. Moments are in UTC.",
  noMailServerIsConfiguredSo: "No mail server is configured, so mails are held here",
  readThemHereAndPassThem:
    "Read them here and pass them on by hand. Set <code>SMTP_URL</code> and start the portal again to have new mails sent; those that are held stay held.",
  noMailYet: "No mail yet",
  invitationsConfirmationsAndOtherMailsAppear: "Invitations, confirmations and other mails appear here as soon as the portal writes one.",
  pagesOfMails: "Pages of mails",
} as const;
