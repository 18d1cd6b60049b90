/**
 * Whom a tenant does business with, and would like to: leads from the first sign of them, contacts, companies, deals in the stages
 * of a pipeline, and what was done with each. Other rooms hear of it by events.
 */
export { deleteActivity, dueTasks, listActivities, listTasks, setTaskDone } from "./activities/list-activities.ts";
export { addTask, logActivity } from "./activities/log-activity.ts";
export { remindOfTasks, remindOfTasksJob } from "./activities/remind.ts";
export { changeRuleByHand, createRuleByHand } from "./assignment/typed-rule.ts";
export { changeRule, createRule, deleteRule, listRules, moveRule } from "./assignment/write-rules.ts";
export { listFields } from "./custom-fields/read-fields.ts";
export { changeFieldByHand } from "./custom-fields/typed-field.ts";
export { changeField, createField, moveField, removeField, restoreField } from "./custom-fields/write-fields.ts";
export { changeDeal, createDeal, dealFormOf, deleteDeal } from "./deals/create-deal.ts";
export { countDeals, dealBoard, exportDeals, getDeal, listDeals } from "./deals/list-deals.ts";
export { moveDeal } from "./deals/move-deal.ts";
export { pipelineFigures } from "./deals/pipeline-figures.ts";
export { salesOfPeriod } from "./deals/sales-of-period.ts";
export { askForExport, cancelExport, downloadExport, listExports } from "./exports/ask-for-export.ts";
export { makeExport, makeListFileJob, purgeListFilesJob } from "./exports/make-export.ts";
export { changeFormByHand, createFormByHand } from "./forms/editor-input.ts";
export { embedCode } from "./forms/embed-code.ts";
export { formPage, formProblemPage, thanksPage } from "./forms/form-page.ts";
export { processSubmissionJob, tendSubmissionsJob } from "./forms/jobs.ts";
export { processSubmission } from "./forms/process-submission.ts";
export { getForm, listForms, listSubmissions, publicFormOf, readPublicForm } from "./forms/read-forms.ts";
export { receiveSubmission } from "./forms/receive-submission.ts";
export { reviewSubmission } from "./forms/review-submission.ts";
export { changeForm, createForm } from "./forms/write-forms.ts";
export { cancelCrmImport, checkCrmImport, startCrmImport, undoCrmImport } from "./imports/act-on-import.ts";
export { crmImportErrors } from "./imports/error-file.ts";
export { crmImportJob } from "./imports/import-job.ts";
export { mapCrmImport } from "./imports/mapping.ts";
export { purgeCrmImportsJob } from "./imports/purge-job.ts";
export { type FilePreview, getCrmImport, keptByUndo, listCrmImports, listImportLines, previewCrmImport } from "./imports/read-imports.ts";
export { addCrmImportPiece, beginCrmImport } from "./imports/upload.ts";
export { assignLead, setFollowUp } from "./leads/assign-lead.ts";
export { bulkLeads, bulkLeadsJob } from "./leads/bulk-leads.ts";
export { changeLead, leadFormOf } from "./leads/change-lead.ts";
export { convertLead } from "./leads/convert-lead.ts";
export { countLeadsByLink } from "./leads/count-by-link.ts";
export { createLead } from "./leads/create-lead.ts";
export { deleteLead } from "./leads/delete-lead.ts";
export { leadRoom } from "./leads/lead-room.ts";
export { countLeads, exportLeads, getLead, listLeads } from "./leads/list-leads.ts";
export { setLeadStatus } from "./leads/set-lead-status.ts";
export { listMails } from "./mails/list-mails.ts";
export { receiveMail, writeMail } from "./mails/log-mail.ts";
export { matchMailsJob, matchWaitingMails } from "./mails/match-job.ts";
export { attachMail, discardMail } from "./mails/settle-mail.ts";
export { listDuplicates, sayNotDuplicate } from "./merging/find-duplicates.ts";
export { POINTERS } from "./merging/merge-fields.ts";
export { mergeRecords } from "./merging/merge-records.ts";
export { partRecords } from "./merging/part-records.ts";
export { comparePair, type Difference, listMerges, survivorOf } from "./merging/read-merges.ts";
export { listOwners } from "./owners.ts";
export {
  countCompanies,
  countContacts,
  exportCompanies,
  exportContacts,
  findChoices,
  getCompany,
  getContact,
  listCompanies,
  listContacts,
} from "./people/list-people.ts";
export { changeCompany, changeContact, createCompany, createContact, deleteCompany, deleteContact } from "./people/write-people.ts";
export { crmPersonalData } from "./personal-data.ts";
export { askForScorecard, changeScoring } from "./scoring/change-scoring.ts";
export { RESCORED_AFTER, rescoreAllJob, rescoreLeadsJob, scoreLeadJob, trainAllJob, trainScorecardJob } from "./scoring/jobs.ts";
export { getLeadScore, scoringOverview } from "./scoring/read-scores.ts";
export { minorPerUnit } from "./scoring/rule-score.ts";
export { scoreLead } from "./scoring/score-lead.ts";
export { readScoringModel } from "./scoring/scoring-model.ts";
export { trainScorecard } from "./scoring/train-scorecard.ts";
export { listSegments } from "./segments/list-segments.ts";
