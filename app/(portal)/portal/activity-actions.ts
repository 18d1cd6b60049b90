"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { addTask, deleteActivity, logActivity, setTaskDone, writeMail } from "#lib/crm";
import { addTaskInput, asWritten, logActivityInput, writeMailInput } from "#lib/crm/schema";
import { serverAction } from "#lib/web";

export const logActivityAction = serverAction({
  access: "tenant",
  input: logActivityInput,
  read: asWritten({ times: ["occurredAt"] }),
  async handle({ context, data }) {
    await logActivity(context, data);
    refresh();
    return "It is written down.";
  },
});

export const writeMailAction = serverAction({
  access: "tenant",
  input: writeMailInput,
  read: asWritten({ times: ["sentAt"] }),
  async handle({ context, data }) {
    await writeMail(context, data);
    refresh();
    return "The mail is written down.";
  },
});

export const addTaskAction = serverAction({
  access: "tenant",
  input: addTaskInput,
  read: asWritten({ times: ["dueAt"] }),
  async handle({ context, data }) {
    await addTask(context, data);
    refresh();
    return "The task is there.";
  },
});

export const setTaskDoneAction = serverAction({
  access: "tenant",
  input: z.strictObject({ id: z.uuid(), version: z.coerce.number().int().min(1), isDone: z.enum(["yes", "no"]) }),
  async handle({ context, data: { id, version, isDone } }) {
    await setTaskDone(context, id, { version, isDone: isDone === "yes" });
    refresh();
    return isDone === "yes" ? "The task is done." : "The task is open again.";
  },
});

export const deleteActivityAction = serverAction({
  access: "tenant",
  input: z.strictObject({ id: z.uuid() }),
  async handle({ context, data: { id } }) {
    await deleteActivity(context, id);
    refresh();
    return "It is taken away.";
  },
});
