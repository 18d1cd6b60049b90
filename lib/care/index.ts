/** What the operator's staff keep in view of one tenant: how it does and why, what happened to it, who is in it, and their own notes. */
export { listTenantMembers } from "./list-tenant-members.ts";
export { addNote, changeNote, deleteNote, listNotes } from "./notes.ts";
export { carePersonalData } from "./personal-data.ts";
export { readOverview } from "./read-overview.ts";
export { readTimeline } from "./read-timeline.ts";
