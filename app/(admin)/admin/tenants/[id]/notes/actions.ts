"use server";

import { refresh } from "next/cache";
import { addNote, changeNote, deleteNote } from "#lib/care";
import { addNoteInput, changeNoteInput, deleteNoteInput } from "#lib/care/schema";
import { serverAction } from "#lib/web";

export const addNoteAction = serverAction({
  access: "staff",
  input: addNoteInput,
  canBeUndone: true,
  async handle({ context, data }) {
    await addNote(context, data);
    refresh();
    return "The note is written.";
  },
});

export const changeNoteAction = serverAction({
  access: "staff",
  input: changeNoteInput,
  canBeUndone: true,
  async handle({ context, data }) {
    await changeNote(context, data);
    refresh();
    return "The note is changed.";
  },
});

export const deleteNoteAction = serverAction({
  access: "staff",
  input: deleteNoteInput,
  async handle({ context, data }) {
    await deleteNote(context, data);
    refresh();
    return "The note is deleted.";
  },
});
