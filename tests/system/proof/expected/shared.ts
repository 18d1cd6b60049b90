import type { Cast, Persona } from "../people.ts";
import { PERSONAS } from "../people.ts";

/** What each persona gets: an HTTP status, the path they are sent to, or what an action answers. */
export type Expected = Record<Persona, number | string>;

/** An action: a page from which it is reached, a complete and valid form, and what it answers: the error it tells, "redirect" or "ok". */
export interface ExpectedAction {
  page: string;
  form: (cast: Cast) => Record<string, string>;
  expected: Expected;
}

/** What one area of the product has that can be reached. */
export interface Area {
  routes: Record<string, Expected>;
  pages: Record<string, Expected>;
  actions: Record<string, ExpectedAction>;
  /** What routes write for those whom they do not refuse, where an empty body is enough. */
  writes?: Record<string, string[]>;
}

export const everybody = (status: number | string): Expected => Object.fromEntries(PERSONAS.map((persona) => [persona, status])) as Expected;

/** Only the operator's staff; a suspended tenant's person is no staff either. */
export const STAFF: Expected = { ...everybody(403), nobody: 401, support: 200, super_admin: 200 };
/** Members of the tenant; staff without a membership are not. */
export const TENANT: Expected = { ...everybody(200), nobody: 401, suspended: 403, support: 403, super_admin: 403 };
/** Records of the first tenant: for another tenant's person they do not exist. */
export const OWN_RECORD: Expected = { ...TENANT, stranger: 404 };
export const SIGNED_IN: Expected = { ...everybody(200), nobody: 401 };

export const TO_LOGIN = "/login";
export const STAFF_PAGE: Expected = { ...everybody("/portal"), nobody: TO_LOGIN, support: 200, super_admin: 200 };
export const TENANT_PAGE: Expected = { ...everybody(200), nobody: TO_LOGIN, suspended: "/no-access", support: "/admin", super_admin: "/admin" };

export const SIGN_IN_FIRST = "Sign in to continue.";
export const NOT_STAFF = "You do not have permission to do this.";

/** An action inside a tenant, where those whose role allows it get this answer; the stranger in the tenant that is theirs. */
export const TENANT_ACTION = (answer: string): Expected => ({
  ...everybody(answer),
  nobody: SIGN_IN_FIRST,
  suspended: "Walk Three is suspended. Its data is kept; contact support to open it again.",
  support: "This belongs to a client portal, and you are not a member of one.",
  super_admin: "This belongs to a client portal, and you are not a member of one.",
});

/** What those are told who lack a permission, by its words. */
export const without = (permission: string, ...personas: Persona[]): Partial<Expected> =>
  Object.fromEntries(personas.map((persona) => [persona, `You do not have the permission “${permission}”. Ask an administrator for it.`]));
