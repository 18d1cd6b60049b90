/** The mail outbox as the operator's staff read it: what the portal wanted to send, to whom, and what became of it. */
export { listMail } from "./list-mail.ts";
export { outboxPersonalData } from "./personal-data.ts";
