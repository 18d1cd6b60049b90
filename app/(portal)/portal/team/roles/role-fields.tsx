import { useWords } from "#components/format/words";
import { RoleMatrix } from "#components/members/role-matrix";
import { TextField } from "#components/ui/text-field";
import type { TenantContext } from "#lib/access";
import type { RoleGrants } from "#lib/members/schema";

/** Name, description and matrix of a role, for the form around. */
export function RoleFields({ context, role }: { context: TenantContext; role: { name: string; description: string; grants: RoleGrants } }) {
  const t = useWords("portal");
  const { actor, grants } = context;
  const isAdmin = actor.kind === "user" && actor.tenantRole === "tenant_admin";
  return (
    <>
      <div className="grid max-w-3xl gap-5 sm:grid-cols-2">
        <TextField name="name" label={t("name")} defaultValue={role.name} maxLength={60} autoComplete="off" required />
        <TextField name="description" label={t("description")} defaultValue={role.description} maxLength={300} autoComplete="off" isOptional />
      </div>
      <RoleMatrix grants={role.grants} held={isAdmin ? null : grants} />
    </>
  );
}
