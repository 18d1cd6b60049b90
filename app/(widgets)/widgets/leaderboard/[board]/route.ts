import { publicBoardPage } from "#lib/gamification";
import { publicBoardAddress, publicBoardQuery } from "#lib/gamification/schema";
import { textRoute } from "#lib/web";

/** A public board for frames of other sites. It is asked for each time: who leaves it, or what is withdrawn, is gone at once. */
export const GET = textRoute({
  params: publicBoardAddress,
  query: publicBoardQuery,
  cacheSeconds: 0,
  async make({ params, query, runtime }) {
    const { body, status, policy } = await publicBoardPage(runtime, { ...params, ...query });
    return { contentType: "text/html; charset=utf-8", body, status, headers: { "content-security-policy": policy } };
  },
});
