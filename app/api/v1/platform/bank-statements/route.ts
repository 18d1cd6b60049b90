import { importStatementStream, STATEMENT_MAX_BYTES } from "#lib/billing";
import { importedStatement, statementQuery } from "#lib/billing/schema";
import { uploadRoute } from "#lib/web";

/** A statement, as the body itself; of CSV the query says which column is what. */
export const POST = uploadRoute({
  operation: {
    operationId: "importBankStatement",
    summary: "Read in a statement of the bank; payments that are known already are not written twice",
    tag: "Billing",
    access: "staff",
    permission: "billing.manage",
    mediaTypes: ["application/xml", "text/csv", "text/plain"],
  },
  query: statementQuery,
  response: importedStatement,
  maxBytes: STATEMENT_MAX_BYTES,
  receive: ({ context, query, bytes }) => importStatementStream(context, bytes, query),
});
