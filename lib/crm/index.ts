/**
 * Whom a tenant does business with, and would like to: leads from the first sign of them, contacts, companies, deals in the stages
 * of a pipeline, and what was done with each. Other rooms hear of it by events.
 */
export { crmPersonalData } from "./personal-data.ts";
export { askForScorecard, changeScoring } from "./scoring/change-scoring.ts";
export { RESCORED_AFTER, rescoreAllJob, rescoreLeadsJob, scoreLeadJob, trainAllJob, trainScorecardJob } from "./scoring/jobs.ts";
export { getLeadScore, scoringOverview } from "./scoring/read-scores.ts";
export { minorPerUnit } from "./scoring/rule-score.ts";
export { scoreLead } from "./scoring/score-lead.ts";
export { trainScorecard } from "./scoring/train-scorecard.ts";
