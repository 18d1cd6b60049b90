"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { changeBoardVisibility, changeMeasuredBoard, computeScoresNow, createMeasuredBoard, retireMeasuredBoard } from "#lib/gamification";
import { boardIdInput, boardVisibilityInput, changeBoardForm, createBoardForm } from "#lib/gamification/schema";
import { serverAction } from "#lib/web";

export const createBoardAction = serverAction({
  access: "staff",
  input: createBoardForm,
  async handle({ context, data }) {
    const { name } = await createMeasuredBoard(context, data);
    refresh();
    return `“${name}” is made. Scores follow within a minute or two.`;
  },
});

export const changeBoardAction = serverAction({
  access: "staff",
  input: changeBoardForm,
  async handle({ context, data: { id, ...input } }) {
    const { name } = await changeMeasuredBoard(context, id, input);
    refresh();
    return `“${name}” is saved. Scores follow within a minute or two.`;
  },
});

export const retireBoardAction = serverAction({
  access: "staff",
  input: boardIdInput,
  async handle({ context, data: { id } }) {
    const { name } = await retireMeasuredBoard(context, id);
    refresh();
    return `“${name}” is given up.`;
  },
});

export const changeVisibilityAction = serverAction({
  access: "staff",
  input: boardVisibilityInput,
  async handle({ context, data }) {
    await changeBoardVisibility(context, data);
    refresh();
    return data.visibility === "public" ? "Everybody may see this board now." : "Only companies see this board now.";
  },
});

export const computeScoresAction = serverAction({
  access: "staff",
  input: z.strictObject({}),
  async handle({ context }) {
    await computeScoresNow(context);
    refresh();
    return "The scores are computed.";
  },
});
