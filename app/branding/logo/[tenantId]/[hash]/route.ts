import { z } from "zod";
import { readLogo } from "#lib/branding";
import { assetRoute } from "#lib/web";

const params = z.strictObject({ tenantId: z.uuid(), hash: z.string().regex(/^[0-9a-f]{64}$/, "64 hex digits.") });

/** A tenant's logo, for its people and for staff; there is none for everybody else. */
export const GET = assetRoute({
  params,
  cache: "private",
  async read({ context, params: { tenantId, hash } }) {
    const { contentType, bytes } = await readLogo(context, tenantId, hash);
    return { contentType, body: bytes };
  },
});
