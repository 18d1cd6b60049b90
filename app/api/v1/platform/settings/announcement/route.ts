import { changeAnnouncement } from "#lib/settings";
import { announcementInput, changedGroup } from "#lib/settings/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "changeAnnouncement",
  summary: "Say something to everybody; no text takes it back",
  tag: "Operations",
  access: "staff",
  permission: "tenant.manage",
  body: announcementInput,
  response: changedGroup,
  handle: ({ context, body }) => changeAnnouncement(context, body),
});
