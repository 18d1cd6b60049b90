/** How people come to belong to a tenant, what they are there, and how they leave it. */
export { acceptInvitation, describeInvitation, joinByInvitation } from "./accept-invitation.ts";
export { askToRegister } from "./ask-to-register.ts";
export { changeMemberRole, reactivateMember, removeMember, suspendMember } from "./change-member.ts";
export { chooseTeam, teamOfMember } from "./choose-team.ts";
export { changeRole, createRole, deleteRole, getRole, listRoles, previewRoleChange } from "./custom-roles.ts";
export { explainAccess, listEarnedPrivileges } from "./explain-access.ts";
export { invite, inviteFirstAdministrator, resendInvitation, revokeInvitation } from "./invite.ts";
export { listInvitations, listTenantInvitations } from "./list-invitations.ts";
export { getMember, listMembers } from "./list-members.ts";
export { describeRegistration, registerCompany } from "./register-company.ts";
export { isRegistrationOpen } from "./registration-setting.ts";
export { requireMayGive, resolveRole } from "./role-choice.ts";
export { createTeam, deleteTeam, getTeam, listTeams, peopleWithoutTeam, renameTeam } from "./teams.ts";
