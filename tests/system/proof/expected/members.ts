import { LINK_REFUSALS } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, everybody, NOT_STAFF, SIGN_IN_FIRST, STAFF_PAGE, TENANT, TENANT_ACTION, TENANT_PAGE, without } from "./shared.ts";

// The walk fills in a tenant's id for the id of a person, an invitation or a role: whoever may ask is told that it is not there.
const MISSING: Expected = { ...TENANT, stranger: 404, viewer: 404, member: 404, manager: 404, tenant_admin: 404 };
/** For those who may change people: managers and admins, the stranger in a tenant of their own. */
const CHANGES_PEOPLE = (answer: number): Expected => ({
  ...MISSING,
  viewer: 403,
  member: 403,
  manager: answer,
  tenant_admin: answer,
  stranger: answer,
});
const ADMINS = (answer: number): Expected => ({ ...CHANGES_PEOPLE(answer), manager: 403 });
const PAGE_OF_NOBODY: Expected = { ...TENANT_PAGE, stranger: 404, viewer: 404, member: 404, manager: 404, tenant_admin: 404 };
/** Whoever may not manage roles is told so on the page. */
const PAGE_OF_NO_ROLE: Expected = { ...TENANT_PAGE, stranger: 404, tenant_admin: 404 };

const changesPeople = (answer: string): Expected => ({ ...TENANT_ACTION(answer), ...without("Change people", "viewer", "member") });
const admins = (permission: string, answer: string): Expected => ({
  ...TENANT_ACTION(answer),
  ...without(permission, "viewer", "member", "manager"),
});

const superAdmins = (answer: string): Expected => ({
  ...everybody(NOT_STAFF),
  nobody: SIGN_IN_FIRST,
  ...without("Manage achievements and points", "support"),
  super_admin: answer,
});

export const members: Area = {
  routes: {
    "GET /api/v1/members": TENANT,
    "GET /api/v1/members/[id]": MISSING,
    // The body is empty here.
    "PATCH /api/v1/members/[id]": CHANGES_PEOPLE(422),
    "DELETE /api/v1/members/[id]": ADMINS(404),
    "GET /api/v1/members/[id]/access": CHANGES_PEOPLE(404),
    "POST /api/v1/members/[id]/suspend": CHANGES_PEOPLE(404),
    "POST /api/v1/members/[id]/reactivate": CHANGES_PEOPLE(404),
    "PUT /api/v1/members/[id]/team": CHANGES_PEOPLE(422),
    "GET /api/v1/teams": TENANT,
    "POST /api/v1/teams": CHANGES_PEOPLE(422),
    "GET /api/v1/teams/[id]": MISSING,
    "PATCH /api/v1/teams/[id]": CHANGES_PEOPLE(422),
    "DELETE /api/v1/teams/[id]": CHANGES_PEOPLE(404),
    "GET /api/v1/invitations": TENANT,
    "POST /api/v1/invitations": ADMINS(422),
    "DELETE /api/v1/invitations/[id]": ADMINS(404),
    "POST /api/v1/invitations/[id]/resend": ADMINS(404),
    "GET /api/v1/roles": TENANT,
    "POST /api/v1/roles": ADMINS(422),
    "GET /api/v1/roles/[id]": MISSING,
    "PUT /api/v1/roles/[id]": ADMINS(422),
    "DELETE /api/v1/roles/[id]": ADMINS(404),
    "POST /api/v1/roles/[id]/preview": ADMINS(422),
  },
  pages: {
    "/invite/[token]": everybody(200),
    // Support is told on the page that it may not.
    "/admin/privileges": STAFF_PAGE,
    "/portal/team": TENANT_PAGE,
    "/portal/team/invite": TENANT_PAGE,
    "/portal/team/[id]": PAGE_OF_NOBODY,
    // Those who may not change people are told so, but about themselves.
    "/portal/team/[id]/access": { ...TENANT_PAGE, stranger: 404, manager: 404, tenant_admin: 404 },
    "/portal/team/teams": TENANT_PAGE,
    "/portal/team/teams/[id]": PAGE_OF_NOBODY,
    "/portal/team/roles": TENANT_PAGE,
    "/portal/team/roles/new": TENANT_PAGE,
    "/portal/team/roles/[id]": PAGE_OF_NO_ROLE,
    "/portal/team/roles/[id]/review": PAGE_OF_NO_ROLE,
  },
  actions: {
    "app/(auth)/invite/actions.ts#acceptInvitationAction": {
      page: "/invite/[token]",
      form: () => ({ token: "no-such-link" }),
      expected: { ...everybody(LINK_REFUSALS.unknown), nobody: SIGN_IN_FIRST },
    },
    "app/(auth)/invite/actions.ts#joinAction": {
      page: "/invite/[token]",
      form: () => ({ token: "no-such-link", name: "Nobody", password: "Sunny-meadow-42-kettle" }),
      expected: everybody(LINK_REFUSALS.unknown),
    },
    "app/(admin)/admin/privileges/actions.ts#addPrivilegeRuleAction": {
      page: "/admin/privileges",
      form: () => ({ source: "achievement:no-such-achievement", permission: "report.generate" }),
      expected: superAdmins("There is no such achievement."),
    },
    "app/(admin)/admin/privileges/actions.ts#switchPrivilegeRuleAction": {
      page: "/admin/privileges",
      form: (cast) => ({ id: cast.tenantId, isEnabled: "false" }),
      expected: superAdmins("This rule was not found."),
    },
    "app/(portal)/portal/team/actions.ts#inviteAction": {
      page: "/portal/team/invite",
      form: () => ({ emails: "invited@walk.example", role: "viewer" }),
      expected: admins("Invite people", "redirect"),
    },
    "app/(portal)/portal/team/actions.ts#resendInvitationAction": {
      page: "/portal/team",
      form: (cast) => ({ id: cast.tenantId }),
      expected: admins("Invite people", "This invitation was not found."),
    },
    "app/(portal)/portal/team/actions.ts#revokeInvitationAction": {
      page: "/portal/team",
      form: (cast) => ({ id: cast.tenantId }),
      expected: admins("Invite people", "This invitation was not found."),
    },
    "app/(portal)/portal/team/actions.ts#changeMemberRoleAction": {
      page: "/portal/team",
      form: (cast) => ({ id: cast.tenantId, role: "viewer" }),
      expected: changesPeople("This member was not found."),
    },
    "app/(portal)/portal/team/actions.ts#suspendMemberAction": {
      page: "/portal/team",
      form: (cast) => ({ id: cast.tenantId }),
      expected: changesPeople("This member was not found."),
    },
    "app/(portal)/portal/team/actions.ts#reactivateMemberAction": {
      page: "/portal/team",
      form: (cast) => ({ id: cast.tenantId }),
      expected: changesPeople("This member was not found."),
    },
    "app/(portal)/portal/team/actions.ts#removeMemberAction": {
      page: "/portal/team",
      form: (cast) => ({ id: cast.tenantId }),
      expected: admins("Remove people", "This member was not found."),
    },
    "app/(portal)/portal/team/teams/actions.ts#createTeamAction": {
      page: "/portal/team/teams",
      form: () => ({ name: `Walk ${newId().slice(-8)}` }),
      expected: changesPeople("ok"),
    },
    "app/(portal)/portal/team/teams/actions.ts#renameTeamAction": {
      page: "/portal/team/teams",
      form: () => ({ id: newId(), name: "By the walk" }),
      expected: changesPeople("This team was not found."),
    },
    "app/(portal)/portal/team/teams/actions.ts#deleteTeamAction": {
      page: "/portal/team/teams",
      form: () => ({ id: newId() }),
      expected: changesPeople("This team was not found."),
    },
    "app/(portal)/portal/team/teams/actions.ts#chooseTeamAction": {
      page: "/portal/team/teams",
      form: () => ({ id: newId(), team: "" }),
      expected: changesPeople("This member was not found."),
    },
    "app/(portal)/portal/team/roles/actions.ts#createRoleAction": {
      page: "/portal/team/roles/new",
      form: () => ({ name: "Made by the walk", description: "", "campaign.read": "all" }),
      expected: admins("Make and change roles", "redirect"),
    },
    "app/(portal)/portal/team/roles/actions.ts#changeRoleAction": {
      page: "/portal/team/roles",
      form: (cast) => ({ id: cast.tenantId, version: "1", name: "Walk", description: "", grants: "{}" }),
      expected: admins("Make and change roles", "This role was not found."),
    },
    "app/(portal)/portal/team/roles/actions.ts#deleteRoleAction": {
      page: "/portal/team/roles",
      form: (cast) => ({ id: cast.tenantId }),
      expected: admins("Make and change roles", "This role was not found."),
    },
  },
};
