/**
 * Everybody who has an account, for the operator's staff: who they are, how they sign in, where they belong, and what
 * super-admins may do to an account. What people do with their own is in `lib/identity`.
 */
export { bulkPeople, bulkPeopleJob } from "./bulk-people.ts";
export { createStaff } from "./create-staff.ts";
export { endSessionOfPerson, endSessionsOfPerson } from "./end-sessions.ts";
export { exportPeople } from "./export-people.ts";
export { getPerson } from "./get-person.ts";
export { countPeople, listPeople, personListQuery } from "./list-people.ts";
export { listPersonAudit } from "./list-person-audit.ts";
export { peopleFigures } from "./people-figures.ts";
export { reactivatePerson } from "./reactivate-person.ts";
export { removeSecondFactors } from "./remove-second-factors.ts";
export { sendResetLink } from "./send-reset-link.ts";
export { listSessionsOfPerson, listSignInsOfPerson } from "./sessions-of-person.ts";
export { setPlatformRole } from "./set-platform-role.ts";
export { suspendPerson } from "./suspend-person.ts";
export { unlockPerson } from "./unlock-person.ts";
