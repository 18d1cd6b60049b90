import { z } from "zod";
import { brandStyles } from "#lib/branding";
import { RAMP_VERSION } from "#lib/branding/schema";
import { notFound } from "#lib/platform/errors";
import { assetRoute } from "#lib/web";

const params = z.strictObject({ file: z.string().regex(/^\d{1,4}-[0-9a-f]{6}\.css$/, "Such as 1-465fff.css.") });

/** The steps of a colour, for pages that wear it. They follow from the colour alone, and are no secret. */
export const GET = assetRoute({
  params,
  cache: "public",
  async read({ params: { file } }) {
    const [version, colour] = file.replace(".css", "").split("-");
    if (version !== String(RAMP_VERSION)) throw notFound("This style sheet");
    return { contentType: "text/css; charset=utf-8", body: brandStyles(`#${colour}`) };
  },
});
