"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import {
  changeReport,
  createReport,
  deleteComment,
  deleteReport,
  deleteSchedule,
  editComment,
  pauseSchedule,
  revokeShare,
  scheduleReport,
  shareReport,
  writeBlock,
  writeComment,
} from "#lib/reports";
import {
  addBlockForm,
  changeBlockForm,
  changeReportForm,
  createReportInput,
  createScheduleForm,
  createShareInput,
  editCommentInput,
  moveBlockForm,
  removeBlockForm,
  writeCommentInput,
} from "#lib/reports/schema";
import { serverAction } from "#lib/web";

const PATH = "/portal/reports";
const ofReport = z.strictObject({ reportId: z.uuid(), id: z.uuid() });

export const createReportAction = serverAction({
  access: "tenant",
  input: createReportInput,
  async handle({ context, data }) {
    const { id } = await createReport(context, data);
    const goTo = `${PATH}/${id}`;
    return { message: "Report begun.", goTo, toldAt: goTo };
  },
});

export const changeReportAction = serverAction({
  access: "tenant",
  input: changeReportForm,
  async handle({ context, data: { reportId, ...input } }) {
    await changeReport(context, reportId, input);
    refresh();
    return "Report saved.";
  },
});

export const deleteReportAction = serverAction({
  access: "tenant",
  input: ofReport.omit({ reportId: true }).extend({ version: z.coerce.number().int().min(1) }),
  async handle({ context, data: { id, version } }) {
    await deleteReport(context, id, { version });
    return { message: "Report deleted.", goTo: PATH, toldAt: PATH };
  },
});

export const addBlockAction = serverAction({
  access: "tenant",
  input: addBlockForm,
  async handle({ context, data: { reportId, version, block } }) {
    await writeBlock(context, reportId, { act: "add", block, version });
    refresh();
    return "Block added.";
  },
});

export const changeBlockAction = serverAction({
  access: "tenant",
  input: changeBlockForm,
  async handle({ context, data: { reportId, version, block, blockId } }) {
    await writeBlock(context, reportId, { act: "change", blockId, block, version });
    refresh();
    return "Block saved.";
  },
});

/** The block shows where it is now. */
export const moveBlockAction = serverAction({
  access: "tenant",
  input: moveBlockForm,
  async handle({ context, data: { reportId, ...act } }) {
    await writeBlock(context, reportId, { act: "move", ...act });
    refresh();
    return null;
  },
});

export const removeBlockAction = serverAction({
  access: "tenant",
  input: removeBlockForm,
  async handle({ context, data: { reportId, ...act } }) {
    await writeBlock(context, reportId, { act: "remove", ...act });
    refresh();
    return null;
  },
});

/** Answers with the link: this is the one time that it can be read. */
export const shareReportAction = serverAction({
  access: "tenant",
  input: createShareInput.extend({ reportId: z.uuid() }),
  secretFields: ["password"],
  async handle({ context, data: { reportId, ...input }, runtime }) {
    const { url } = await shareReport(context, reportId, input, runtime);
    refresh();
    return url;
  },
});

export const revokeShareAction = serverAction({
  access: "tenant",
  input: ofReport,
  async handle({ context, data: { reportId, id } }) {
    await revokeShare(context, reportId, id);
    refresh();
    return "The link leads nowhere any more.";
  },
});

export const scheduleReportAction = serverAction({
  access: "tenant",
  input: createScheduleForm,
  async handle({ context, data: { reportId, ...input } }) {
    await scheduleReport(context, reportId, input);
    refresh();
    return "The report will be sent by mail.";
  },
});

export const pauseScheduleAction = serverAction({
  access: "tenant",
  input: ofReport.extend({ isPaused: z.enum(["yes", "no"]).transform((said) => said === "yes") }),
  async handle({ context, data: { reportId, ...input } }) {
    await pauseSchedule(context, reportId, input);
    refresh();
    return input.isPaused ? "No mails are sent until you have it go on." : "The mails go on with the next time.";
  },
});

export const deleteScheduleAction = serverAction({
  access: "tenant",
  input: ofReport,
  async handle({ context, data: { reportId, id } }) {
    await deleteSchedule(context, reportId, id);
    refresh();
    return null;
  },
});

export const writeCommentAction = serverAction({
  access: "tenant",
  input: writeCommentInput.extend({ reportId: z.uuid() }),
  async handle({ context, data: { reportId, ...input } }) {
    await writeComment(context, reportId, input);
    refresh();
    return "Your comment is there.";
  },
});

export const editCommentAction = serverAction({
  access: "tenant",
  input: editCommentInput.extend({ reportId: z.uuid(), id: z.uuid() }),
  async handle({ context, data: { reportId, ...input } }) {
    await editComment(context, reportId, input);
    refresh();
    return "Comment saved.";
  },
});

export const deleteCommentAction = serverAction({
  access: "tenant",
  input: ofReport,
  async handle({ context, data: { reportId, id } }) {
    await deleteComment(context, reportId, id);
    refresh();
    return null;
  },
});
