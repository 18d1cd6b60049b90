import { listSessions, revokeOtherSessions } from "#lib/identity";
import { endedSessions, listSessionsInput, ownSessionPage } from "#lib/identity/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listSessions",
  summary: "One’s own open sessions: device, place, first and last use",
  tag: "Identity",
  access: "user",
  query: listSessionsInput,
  response: ownSessionPage,
  handle: ({ context, query, runtime }) => listSessions(context, runtime, query),
});

export const DELETE = jsonRoute({
  operationId: "endOtherSessions",
  summary: "End all of one’s own sessions but this one",
  tag: "Identity",
  access: "user",
  response: endedSessions,
  handle: async ({ context }) => ({ ended: await revokeOtherSessions(context) }),
});
