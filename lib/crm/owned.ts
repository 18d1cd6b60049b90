import type { TenantContext } from "#lib/access";
import type { Conditions } from "#lib/tables";
import { selfOf } from "./owners.ts";

/** That a row of `alias` belongs to one of some owners: members by id, "me", "nobody". Nobody said: to anybody. */
export function addOwners(context: TenantContext, { add, param }: Conditions, alias: string, owners: readonly string[] = []): void {
  if (owners.length === 0) return;
  const ids = owners.flatMap((owner) => (owner === "nobody" ? [] : owner === "me" ? (selfOf(context) ?? []) : [owner]));
  const named = `${alias}.owner_id = ANY(${param(ids)}::uuid[])`;
  add(owners.includes("nobody") ? `(${alias}.owner_id IS NULL OR ${named})` : named);
}
