import { redirect } from "next/navigation";
import type { TenantContext } from "#lib/access";
import { survivorOf } from "#lib/crm";
import type { CrmKind } from "#lib/crm/schema";
import { isAppError } from "#lib/platform/errors";

/** Reads a record; the address of one that was merged away leads to the one that it is part of. */
export async function orSurvivor<Answer>(
  context: TenantContext,
  { kind, list, id }: { kind: CrmKind; list: string; id: string },
  read: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await read();
  } catch (error) {
    const survivor = isAppError(error) && error.code === "not_found" ? await survivorOf(context, kind, id) : null;
    if (survivor) redirect(`${list}/${survivor}`);
    throw error;
  }
}
