"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { changeRole, createRole, deleteRole } from "#lib/members";
import { changeRoleInput, roleForm } from "#lib/members/schema";
import { serverAction } from "#lib/web";

export const createRoleAction = serverAction({
  access: "tenant",
  input: roleForm,
  async handle({ context, data }) {
    await createRole(context, data);
    redirect("/portal/team/roles");
  },
});

/** What was reviewed: the grants as JSON, since they were read from an address and are not typed again. */
export const changeRoleAction = serverAction({
  access: "tenant",
  canBeUndone: true,
  isConflictOnPage: true,
  input: changeRoleInput.extend({ id: z.uuid(), grants: z.preprocess(fromJson, changeRoleInput.shape.grants) }),
  async handle({ context, data: { id, ...change } }) {
    const { name } = await changeRole(context, id, change);
    const goTo = "/portal/team/roles";
    return { message: `The role “${name}” is changed.`, goTo, toldAt: `${goTo}?changed=1` };
  },
});

export const deleteRoleAction = serverAction({
  access: "tenant",
  input: z.strictObject({ id: z.uuid() }),
  async handle({ context, data: { id } }) {
    await deleteRole(context, id);
    redirect("/portal/team/roles");
  },
});

function fromJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    // Refused by the shape, like everything else that is no set of grants.
    return null;
  }
}
