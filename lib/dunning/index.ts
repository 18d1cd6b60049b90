/** Unpaid bills: a case for each tenant that is past due, the steps that follow by policy, and what staff do about it. */
export { noteCase } from "./note.ts";
export { pauseCase, resumeCase } from "./pause.ts";
export { dunningPersonalData } from "./personal-data.ts";
export { changeDunningPolicy, getDunningPolicy } from "./policy.ts";
export { countDunningDecisions, dunningFigures, listCases, readCase, runningCaseOf } from "./read-cases.ts";
export { recordPayment } from "./record-payment.ts";
export { sendNextReminder } from "./send-next.ts";
export { tendDunningJob } from "./tend-job.ts";
