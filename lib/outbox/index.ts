/** The mail outbox as the operator's staff read it: what the portal wanted to send, to whom, and what became of it. */
export { countFailedMail } from "./count-failed-mail.ts";
export { listMail } from "./list-mail.ts";
export { outboxPersonalData } from "./personal-data.ts";
