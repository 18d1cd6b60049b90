/**
 * Reports: built from blocks by a tenant, about a period, read in the portal, as PDF and CSV, by links that end, and by mail. Their figures
 * are those of the other rooms, read when somebody opens them.
 */
export { changeReport, deleteReport } from "./change-report.ts";
export { deleteComment, editComment, listComments, writeComment } from "./comments/comments.ts";
export { mayShow } from "./content/may-show.ts";
export { writeBlock } from "./content/write-blocks.ts";
export { createReport } from "./create-report.ts";
export { readReport } from "./data/read-data.ts";
export { composeReport } from "./document/compose.ts";
export { reportBrandOf } from "./document/report-brand.ts";
export { exportReportCsv, exportReportPdf } from "./export-report.ts";
export { countReports, exportReports, getReport, listReports } from "./list-reports.ts";
export { listMembers } from "./members.ts";
export { reportsPersonalData } from "./personal-data.ts";
export { reportPlaces } from "./plan-limit.ts";
export { sendNextReport, sendReportsJob } from "./schedules/send-due.ts";
export { describeMailedReport, endMailedReport } from "./schedules/unsubscribe.ts";
export { unsubscribePage } from "./schedules/unsubscribe-page.ts";
export { deleteSchedule, listSchedules, pauseSchedule, scheduleReport } from "./schedules/write-schedules.ts";
export { openShare } from "./shares/open-share.ts";
export { sharedReportPdf } from "./shares/share-document.ts";
export { couldNotNotice, sharePage } from "./shares/share-page.ts";
export { listShares, revokeShare, shareReport } from "./shares/write-shares.ts";
