/** Achievements, points and who leads: what a tenant has earned by its campaigns, and which of its people earned it. */
export { achievementsOf } from "./achievements-of.ts";
export { awardEarned } from "./award-earned.ts";
export { awardJob } from "./award-job.ts";
export { checkLedger, checkLedgerJob } from "./ledger/check-ledger.ts";
export { expirePoints, expirePointsJob } from "./ledger/expire-points.ts";
export { exportLedger } from "./ledger/export-ledger.ts";
export { countLedger, getLedgerEntry, listLedger } from "./ledger/list-ledger.ts";
export { pointStatement } from "./ledger/point-statement.ts";
export { postPoints } from "./ledger/post-points.ts";
export { reverseEntry, reverseEntryIn } from "./ledger/reverse-entry.ts";
export { changeLevels, getLevels } from "./levels/level-table.ts";
export { earnedBy } from "./levels/read-standing.ts";
export { gamificationPersonalData } from "./personal-data.ts";
export { pointsLeaderboard } from "./points-leaderboard.ts";
export { applyLevelsJob, applyPrivilegeRuleJob, settleAllPrivilegesJob, settlePrivilegesJob } from "./privilege-jobs.ts";
export { addPrivilegeRule, listPrivilegeRules, switchPrivilegeRule } from "./privilege-rules.ts";
export { settlePrivileges } from "./settle-privileges.ts";
