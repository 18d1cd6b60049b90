"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { countTest, countTestByCsv, createTest, dropTest, moveTest } from "#lib/campaigns";
import { countTestCsvInput, createTestInput, moveTestInput, type TestAct, testCount, testOfForm } from "#lib/campaigns/schema";
import { serverAction } from "#lib/web";

const campaign = { campaignId: z.uuid() };
const ref = { id: z.uuid(), ...campaign };
const listOf = (campaignId: string) => `/portal/campaigns/${campaignId}/tests`;

export const createTestAction = serverAction({
  access: "tenant",
  input: z.preprocess(testOfForm, createTestInput.safeExtend(campaign)),
  async handle({ context, data: { campaignId, ...input } }) {
    const { id } = await createTest(context, campaignId, input);
    const goTo = `${listOf(campaignId)}/${id}`;
    return { message: "The test is planned. Start it when its variants are live.", goTo, toldAt: goTo };
  },
});

export const dropTestAction = serverAction({
  access: "tenant",
  input: z.strictObject(ref),
  async handle({ context, data: { campaignId, id } }) {
    await dropTest(context, campaignId, id);
    const goTo = listOf(campaignId);
    return { message: "The test is gone.", goTo, toldAt: goTo };
  },
});

const DONE: Record<TestAct, string> = {
  start: "The test runs.",
  stop: "The test is stopped.",
  decide: "The test is decided.",
};

export const moveTestAction = serverAction({
  access: "tenant",
  input: moveTestInput.extend(ref),
  async handle({ context, data: { campaignId, id, ...input } }) {
    await moveTest(context, campaignId, id, input);
    refresh();
    return DONE[input.act];
  },
});

const KEPT = "The counts are kept.";

export const countTestAction = serverAction({
  access: "tenant",
  input: testCount.safeExtend(ref),
  async handle({ context, data: { campaignId, id, ...count } }) {
    await countTest(context, campaignId, id, { counts: [count] });
    refresh();
    return KEPT;
  },
});

export const countTestCsvAction = serverAction({
  access: "tenant",
  input: countTestCsvInput.extend(ref),
  async handle({ context, data: { campaignId, id, csv } }) {
    await countTestByCsv(context, campaignId, id, csv);
    refresh();
    return KEPT;
  },
});
