"use server";

import { refresh } from "next/cache";
import { reverseEntry } from "#lib/gamification";
import { reverseEntryInput } from "#lib/gamification/schema";
import { serverAction } from "#lib/web";

export const reverseEntryAction = serverAction({
  access: "staff",
  input: reverseEntryInput,
  async handle({ context, data }) {
    const { isNew } = await reverseEntry(context, data);
    refresh();
    return isNew ? "The points are taken back. Level and privileges follow within moments." : "The points had been taken back already.";
  },
});
