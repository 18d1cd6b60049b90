import { expect, test } from "vitest";
import {
  type Grants,
  grantsInStatus,
  PERMISSIONS,
  PLATFORM_ROLE_GRANTS,
  type PlatformRole,
  ROLE_NAMES,
  TENANT_ROLE_GRANTS,
  TENANT_ROLES,
  TENANT_STATUSES,
} from "#lib/access";
import type { AnyDeclaration } from "#lib/web";
import { apiModules } from "./modules.ts";

const STAFF_ROLES: PlatformRole[] = ["support", "super_admin"];

interface Row {
  route: string;
  declaration: AnyDeclaration;
}

const rows: Row[] = apiModules
  .flatMap(({ path, handlers }) =>
    Object.entries(handlers).flatMap(([method, handler]) => {
      const { declaration } = handler as { declaration?: AnyDeclaration };
      return declaration ? [{ route: `${method} ${path}`, declaration }] : [];
    }),
  )
  .sort((a, b) => (a.route.split(" ")[1] ?? "").localeCompare(b.route.split(" ")[1] ?? "") || a.route.localeCompare(b.route));

/** "all", "own" or "–" for one role in one state of its tenant. */
function cell({ access, permission }: AnyDeclaration, grants: Grants | null, isStaff: boolean): string {
  if (access === "public" || access === "user") return "yes";
  if (access === "staff" && !isStaff) return "–";
  if (access === "tenant" && (isStaff || grants === null)) return "–";
  if (access === "tenant_or_staff" && grants === null) return "–";
  if (!permission) return "yes";
  const reach = grants?.get(permission);
  return reach === "all" ? "yes" : (reach ?? "–");
}

function table(title: string, columns: { name: string; grants: Grants | null; isStaff: boolean }[]): string {
  const lines = rows.map(({ route, declaration }) => {
    const needs = declaration.permission ? `\`${declaration.permission}\`` : declaration.access === "public" ? "nothing" : declaration.access;
    return `| \`${route}\` | ${needs} | ${columns.map(({ grants, isStaff }) => cell(declaration, grants, isStaff)).join(" | ")} |`;
  });
  const head = ["route", "needs", ...columns.map(({ name }) => name)];
  return [`## ${title}`, "", `| ${head.join(" | ")} |`, `|${" --- |".repeat(head.length)}`, ...lines].join("\n");
}

const NOTE = `# Who may call what

Made from the declarations of the routes, the roles and what each status of a tenant leaves them (\`npx vitest run --project unit -u app/api\`
writes it anew; a test fails when it is not true). \`own\`: with records of one's own. A session without an open tenant, an API key and a
custom role are measured by the same permissions. That the portal really answers like this is shown by
\`tests/system/proof/matrix.test.ts\`, against the running product.`;

test("docs/access-matrix.md says who may call which route, in each state of the tenant", async () => {
  const tables = TENANT_STATUSES.map((status) =>
    table(
      `Tenant ${status.replace("_", " ")}`,
      TENANT_ROLES.map((role) => ({ name: ROLE_NAMES[role], grants: grantsInStatus(status, role, TENANT_ROLE_GRANTS[role]), isStaff: false })),
    ),
  );
  const staff = table(
    "The operator’s staff",
    STAFF_ROLES.map((role) => ({ name: ROLE_NAMES[role], grants: PLATFORM_ROLE_GRANTS[role], isStaff: true })),
  );
  await expect(`${[NOTE, staff, ...tables].join("\n\n")}\n`).toMatchFileSnapshot("../../docs/access-matrix.md");
});

/** What everybody in a tenant may ask, whatever their role. */
const FOR_ALL_INSIDE: Record<string, string> = {
  "POST /api/v1/conversations": "whoever belongs to a company may ask for help",
  "GET /api/v1/flags/evaluated": "whoever uses the product meets the parts of it that are on",
};

test("every route for signed-in tenants or staff names the permission it needs, is about oneself, or is for all inside", () => {
  const unnamed = rows.filter(({ declaration }) => (declaration.access === "staff" || declaration.access === "tenant") && !declaration.permission);
  expect(unnamed.map(({ route }) => route)).toEqual(Object.keys(FOR_ALL_INSIDE));
  for (const { declaration } of rows) if (declaration.permission) expect(PERMISSIONS).toHaveProperty(declaration.permission);
});
