import { z } from "zod";
import { requireTenant } from "#lib/access";
import { readCreativePicture } from "#lib/campaigns";
import { assetRoute } from "#lib/web";

/** The picture of a version, for the people of its portal. */
export const GET = assetRoute({
  params: z.strictObject({ id: z.uuid(), creative: z.uuid(), hash: z.string().regex(/^[0-9a-f]{64}$/, "64 hex digits.") }),
  cache: "private",
  async read({ context, params: { creative, hash } }) {
    const { contentType, bytes } = await readCreativePicture(requireTenant(context), creative, hash);
    return { contentType, body: bytes };
  },
});
