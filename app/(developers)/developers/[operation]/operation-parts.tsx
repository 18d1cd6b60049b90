import type { ReactNode } from "react";
import { useWords } from "#components/format/words";
import { Card } from "#components/ui/card";
import { CodeView } from "#components/ui/code-view";
import { type Column, DataTable } from "#components/ui/data-table";
import { Icon } from "#components/ui/icon";
import type { Words } from "#words";
import type { Operation, Parameter } from "../operations.ts";
import { bodyTemplate, limitsOf, typeText } from "../schema-text.ts";
import { SchemaTree } from "../schema-tree.tsx";
import { TryOperation } from "../try-operation.tsx";

const columns = (t: Words<"site">): Column<Parameter>[] => [
  {
    key: "name",
    header: t("parameter"),
    cell: (parameter) => <code className="font-mono text-ink text-xs max-sm:wrap-anywhere sm:whitespace-nowrap">{parameter.name}</code>,
  },
  { key: "in", header: t("inPlace"), cell: (parameter) => parameter.in },
  { key: "required", header: t("required"), cell: (parameter) => (parameter.required ? t("yes") : t("no")) },
  { key: "value", header: t("value"), cell: ({ schema }) => [typeText(schema), ...limitsOf(schema)].join("; ") },
];

/** What goes in, what comes out, and the form. The success stands open; what every failure looks like is the same everywhere, and folded. */
export function OperationParts({ operation }: { operation: Operation }) {
  const t = useWords("site");
  const { method, path, summary, parameters, body, answers, fileTypes } = operation;
  return (
    <>
      {parameters.length > 0 ? (
        <Card title={t("parameters")} isFlush>
          <DataTable
            caption={t("parametersOfSummary", { summary })}
            columns={columns(t)}
            rows={parameters}
            rowKey={(row) => `${row.in} ${row.name}`}
            density="compact"
          />
        </Card>
      ) : null}
      {body ? (
        <Card title={t("requestBody")}>
          <div className="grid min-w-0 gap-4">
            <SchemaTree schema={body.schema} />
            {body.example ? <CodeView label={t("exampleOf", { what: t("requestBody") })} code={body.example} /> : null}
          </div>
        </Card>
      ) : null}
      <Card title={t("answers")} isFlush>
        <div className="divide-y">
          {answers.map((answer, index) => (
            <Fold key={answer.status} title={answer.title} isOpen={index === 0}>
              <div className="grid min-w-0 gap-4">
                <SchemaTree schema={answer.schema} />
                {answer.example ? <CodeView label={t("exampleOf", { what: answer.title })} code={answer.example} /> : null}
              </div>
            </Fold>
          ))}
        </div>
      </Card>
      <Card title={t("tryIt")}>
        {fileTypes ? (
          <p className="text-muted text-sm wrap-anywhere">{t("fileIsNotTried", { types: fileTypes.join(", ") })}</p>
        ) : (
          <TryOperation
            method={method}
            path={path}
            parameters={parameters
              .filter((each) => each.in !== "header")
              .map((each) => ({
                name: each.name,
                in: each.in,
                isRequired: each.required,
                hint: [typeText(each.schema), ...limitsOf(each.schema)].join("; "),
              }))}
            bodyTemplate={body ? JSON.stringify(bodyTemplate(body.schema), null, 2) : null}
            needsIdempotencyKey={parameters.some((each) => each.in === "header" && each.name === "Idempotency-Key")}
          />
        )}
      </Card>
    </>
  );
}

/** Opens and closes without script. */
function Fold({ title, isOpen, children }: { title: string; isOpen: boolean; children: ReactNode }) {
  return (
    <details className="group" open={isOpen}>
      <summary className="flex min-h-11 items-center gap-2 px-5 py-2.5 font-medium text-ink -outline-offset-2 hover:bg-sunken md:px-6">
        <Icon name="chevron-right" className="size-4 text-muted transition-transform group-open:rotate-90 rtl:-scale-x-100" />
        {title}
      </summary>
      <div className="px-5 pt-2 pb-5 md:px-6">{children}</div>
    </details>
  );
}
