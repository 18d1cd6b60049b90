import { importStatementStream, STATEMENT_MAX_BYTES } from "#lib/billing";
import { importedStatement, statementQuery } from "#lib/billing/schema";
import { uploadRoute } from "#lib/web";

/** A statement, as the body itself; of CSV the query says which column is what. */
export const POST = uploadRoute({
  query: statementQuery,
  response: importedStatement,
  maxBytes: STATEMENT_MAX_BYTES,
  receive: ({ context, query, bytes }) => importStatementStream(context, bytes, query),
});
