import { z } from "zod";
import { downloadOwnExport } from "#lib/lifecycle";
import { downloadRoute } from "#lib/web";

/** Everything that one's own tenant owns, as a ZIP archive that was made before. For its administrators; no permission gives it. */
export const GET = downloadRoute({
  operation: {
    operationId: "downloadOwnExport",
    summary: "Everything that your company owns, as an archive that was made before; for its administrators",
    tag: "Tenants",
    mediaTypes: ["application/zip"],
  },
  access: "tenant",
  params: z.strictObject({ id: z.uuid("This is no id.") }),
  query: z.strictObject({}),
  async make({ context, params }) {
    const { fileName, body } = await downloadOwnExport(context, params.id);
    return { contentType: "application/zip", fileName, body };
  },
});
