import NextAuth from "next-auth";
import { authOptions } from "#lib/identity";

// The options need the running portal, which does not exist while the build collects pages: made per request.
const handler = (request: Request, segments: unknown) => NextAuth(authOptions(request.headers.get("host")))(request, segments);

export { handler as GET, handler as POST };
