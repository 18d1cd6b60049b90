import { z } from "zod";
import { downloadExport } from "#lib/privacy";
import { downloadRoute } from "#lib/web";

/** The copy of one's own data, as a ZIP archive. */
export const GET = downloadRoute({
  operation: {
    operationId: "downloadOwnData",
    summary: "The copy of one’s own data, as an archive",
    tag: "Privacy",
    mediaTypes: ["application/zip"],
  },
  access: "user",
  params: z.strictObject({ id: z.uuid("This is no id.") }),
  query: z.strictObject({}),
  async make({ context, params }) {
    const { archive, fileName } = await downloadExport(context, params.id);
    return { contentType: "application/zip", fileName, body: archive };
  },
});
