import { requirePermission, type StaffContext } from "#lib/access";
import type { Runtime } from "#lib/platform/runtime";
import { exportRows, type TableExport } from "#lib/tables";
import { type MailRow, mailListQuery } from "./list-mail.ts";
import type { ExportMailInput } from "./schema.ts";

/** Every mail that the filter means, in the order asked for, without what they say. @throws `forbidden`; otherwise as `exportRows` */
export async function exportMail(context: StaffContext, input: ExportMailInput, runtime: Pick<Runtime, "limiter">): Promise<TableExport> {
  requirePermission(context, "system.monitor");
  const { format: _, ...filter } = input;
  return exportRows<MailRow>(
    context,
    {
      table: "mail",
      action: "mail.export_list",
      sheet: "Mail",
      nouns: { one: "mail", many: "mails" },
      input,
      columns: [
        ["Subject", (mail) => mail.subject],
        ["To", (mail) => mail.recipient],
        ["Status", (mail) => mail.status],
        ["Tenant", (mail) => mail.tenant_name],
        ["Written", (mail) => mail.created_at],
        ["Sent", (mail) => mail.sent_at],
        ["Attempts", (mail) => mail.attempts],
        ["What the mail server said", (mail) => mail.error],
        ["Id", (mail) => mail.id],
      ],
      query: (page) => mailListQuery({ ...filter, ...page }),
    },
    runtime,
  );
}
