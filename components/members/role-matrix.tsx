import { useSay } from "#components/format/words";
import { Checkbox } from "#components/ui/checkbox";
import { Select } from "#components/ui/select";
import { type Grants, PERMISSIONS, type Permission, ROLE_NAMES, TENANT_PERMISSIONS, TENANT_ROLE_GRANTS, TENANT_ROLES } from "#lib/access";
import { mayBeOwn, REACH_NAMES, type RoleGrants } from "#lib/members/schema";
import { areaOf } from "./permission-areas.ts";

interface RoleMatrixProps {
  grants: RoleGrants;
  /** What the editor holds, and therefore may give. Null: everything. */
  held: Grants | null;
  /** False where a permission is given whole or not at all, as to a key. */
  hasReach?: boolean;
}

/**
 * All permissions that a tenant can give, by what they are about, each with the built-in roles that have it. Those with
 * records of one's own are a choice of three, the others a box. The fields are called like the permissions.
 */
export function RoleMatrix({ grants, held, hasReach = true }: RoleMatrixProps) {
  const say = useSay();
  const areas = Map.groupBy(TENANT_PERMISSIONS, areaOf);
  return (
    <div className="grid gap-x-8 gap-y-6 md:grid-cols-2 xl:grid-cols-3">
      {[...areas].map(([area, permissions]) => (
        <fieldset key={area} className="grid min-w-0 content-start gap-4 rounded-xl border p-4">
          <legend className="px-1 font-semibold text-ink text-sm">{say(area)}</legend>
          {permissions.map((permission) => (
            <PermissionField
              key={permission}
              permission={permission}
              reach={grants[permission]}
              isHeld={!held || (hasReach ? held.has(permission) : held.get(permission) === "all")}
              hasReach={hasReach && mayBeOwn(permission)}
            />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

interface PermissionFieldProps {
  permission: Permission;
  reach: "own" | "all" | undefined;
  isHeld: boolean;
  hasReach: boolean;
}

function PermissionField({ permission, reach, isHeld, hasReach }: PermissionFieldProps) {
  const say = useSay();
  const hint = isHeld ? builtInHint(permission, say) : say("Your own role does not allow this, so you cannot give it.");
  const shared = { name: permission, label: say(PERMISSIONS[permission]), hint, disabled: !isHeld };
  if (!hasReach) return <Checkbox {...shared} value="all" defaultChecked={reach === "all"} />;
  const options = Object.entries(REACH_NAMES).map(([value, name]) => ({ value, label: say(name) }));
  return <Select {...shared} defaultValue={reach ?? "none"} options={options} />;
}

function builtInHint(permission: Permission, say: (sentence: string) => string): string {
  const names = TENANT_ROLES.flatMap((role) => {
    const reach = TENANT_ROLE_GRANTS[role].get(permission);
    return reach ? [reach === "own" ? `${say(ROLE_NAMES[role])} (${say("own")})` : say(ROLE_NAMES[role])] : [];
  });
  return names.length === 0 ? say("No built-in role has it.") : names.join(", ");
}
