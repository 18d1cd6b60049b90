import { z } from "zod";
import { revokeSession } from "#lib/identity";
import { endedSessions } from "#lib/identity/schema";
import { jsonRoute } from "#lib/web";

export const DELETE = jsonRoute({
  operationId: "endSession",
  summary: "End one of one’s own sessions: its next request is refused, its live connections close at once",
  tag: "Identity",
  access: "user",
  params: z.strictObject({ id: z.uuid() }),
  response: endedSessions,
  handle: async ({ context, params }) => ({ ended: await revokeSession(context, params.id) }),
});
