/** Mail: written to the outbox in the transaction that causes it, sent by a job. Without SMTP it is held and can be read. */
export { composeMail, type MailWords } from "./compose-mail.ts";
export { enqueueMail, type NewMail } from "./enqueue-mail.ts";
export { greetMailServer } from "./greet-mail-server.ts";
export { keepMailFile, MOST_ATTACHED_BYTES, type NewMailFile, purgeMailFilesJob } from "./mail-files.ts";
export { type MailLanguageHints, mailLanguage } from "./mail-language.ts";
export { requeueMail } from "./requeue-mail.ts";
export { nameSender, sendMailJob } from "./send-mail-job.ts";
