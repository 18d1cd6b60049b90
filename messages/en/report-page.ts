/** The pages that somebody sees who has a link: a shared report, and the end of its mails. */
export const reportPage = {
  unknownLink: "This link leads nowhere",
  unknownLinkNote: "It has expired, was taken back, or was not copied whole. Ask whoever gave it to you for a new one.",
  locked: "This report needs a password",
  lockedNote: "Whoever gave you the link also has the password.",
  password: "Password",
  wrongPassword: "This is not the password. Try again.",
  open: "Open the report",
  couldNot: "This did not work",
  asPdf: "Save as PDF",
  asTable: "Show as a table",
  live: "These figures are live: they are read whenever the page is opened.",
  endTitle: "Mails with the report “{name}”",
  endNote: "You get this report of {tenant} by mail. You can end that here.",
  end: "End these mails",
  ended: "You will get no more of these mails.",
} as const;
