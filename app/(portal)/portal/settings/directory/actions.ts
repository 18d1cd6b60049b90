"use server";

import { refresh } from "next/cache";
import { mapGroup } from "#lib/scim";
import { mapGroupInput } from "#lib/scim/schema";
import { serverAction } from "#lib/web";

export const mapGroupAction = serverAction({
  access: "tenant",
  input: mapGroupInput,
  async handle({ context, data }) {
    const { name, roleName } = await mapGroup(context, data);
    refresh();
    return roleName ? `“${name}” now gives the role “${roleName}”.` : `“${name}” no longer gives a role.`;
  },
});
