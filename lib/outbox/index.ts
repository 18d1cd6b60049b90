/** The mail outbox as the operator's staff read it: what the portal wanted to send, to whom, and what became of it. */
export { bulkMail, bulkMailJob } from "./bulk-mail.ts";
export { countFailedMail } from "./count-failed-mail.ts";
export { exportMail } from "./export-mail.ts";
export { countMail, getMail, listMail } from "./list-mail.ts";
export { downloadMailFile } from "./mail-file.ts";
export { outboxPersonalData } from "./personal-data.ts";
export { resendMail } from "./resend-mail.ts";
