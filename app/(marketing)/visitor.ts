import type { RequestContext } from "#lib/identity";
import { isAppError } from "#lib/platform/errors";
import { pageContext } from "#lib/web";

/** Who looks at a public page; null when a sign-in is there but cannot be checked, because the database is away. */
export async function currentVisitor(): Promise<RequestContext | null> {
  try {
    return await pageContext();
  } catch (error) {
    if (isAppError(error) && error.code === "unavailable") return null;
    throw error;
  }
}
