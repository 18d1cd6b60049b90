/** Drafts: what somebody has typed into a task of several steps, kept until it is done, thrown away, or 30 days old. */
export { beginDraft, type Draft, type DraftKind, discardDraft, finishDraft, getDraft, listDrafts, saveDraft } from "./drafts.ts";
export { draftsPersonalData } from "./personal-data.ts";
export { purgeDraftsJob } from "./purge-drafts.ts";
