"use server";

import { refresh } from "next/cache";
import { decideHold, holdEntry, reverseEntry } from "#lib/gamification";
import { decideHoldInput, holdEntryInput, reverseEntryInput } from "#lib/gamification/schema";
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

export const holdEntryAction = serverAction({
  access: "staff",
  input: holdEntryInput,
  async handle({ context, data }) {
    const { isNew } = await holdEntry(context, data);
    refresh();
    return isNew ? "The points are held until somebody decides." : "The points had been held already.";
  },
});

export const decideHoldAction = serverAction({
  access: "staff",
  input: decideHoldInput,
  async handle({ context, data }) {
    const { isNew } = await decideHold(context, data);
    refresh();
    if (data.decision === "release") return isNew ? "The points are given back." : "The points had been given back already.";
    return isNew ? "The points are taken away. Level and privileges follow within moments." : "The points had been taken away already.";
  },
});
