import type { ReactNode } from "react";
import { useWords } from "#components/format/words";
import { Badge, type Tone } from "#components/ui/badge";
import { type Column, DataTable } from "#components/ui/data-table";
import { Icon } from "#components/ui/icon";
import type { Words } from "#words";
import type { Operation, Parameter } from "./operations.ts";
import { bodyTemplate, limitsOf, typeText } from "./schema-text.ts";
import { SchemaTree } from "./schema-tree.tsx";
import { TryOperation } from "./try-operation.tsx";

const methodTones: Record<string, Tone> = { GET: "accent", POST: "good", PUT: "warn", PATCH: "warn", DELETE: "bad" };

export const MethodBadge = ({ method }: { method: string }) => (
  <Badge tone={methodTones[method] ?? "neutral"} className="shrink-0 font-mono">
    {method}
  </Badge>
);

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

/** One operation: what it does, who may, what goes in, what comes out, and a form to try it. */
export function OperationCard({ operation }: { operation: Operation }) {
  const t = useWords("site");
  const { id, method, path, summary, access, parameters, body, answers } = operation;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="min-w-0 rounded-2xl border bg-surface">
      <header className="grid grid-cols-1 gap-2 p-5 md:p-6">
        <h3 id={`${id}-title`} className="wrap-anywhere font-semibold text-ink text-lg">
          {summary}
        </h3>
        <p className="flex min-w-0 items-start gap-2">
          <MethodBadge method={method} />
          <code className="min-w-0 font-mono text-ink text-sm wrap-anywhere">{path}</code>
        </p>
        <p className="flex items-center gap-1.5 text-muted text-sm">
          <Icon name="lock" className="size-4" />
          {access}
        </p>
      </header>
      <div className="divide-y border-t">
        {parameters.length > 0 ? (
          <DataTable
            caption={t("parametersOfSummary", { summary })}
            columns={columns(t)}
            rows={parameters}
            rowKey={(row) => `${row.in} ${row.name}`}
            density="compact"
          />
        ) : null}
        {body ? (
          <Fold title={t("requestBody")}>
            <SchemaTree schema={body} />
          </Fold>
        ) : null}
        {answers.map((answer) => (
          <Fold key={answer.status} title={t("answerTitle", { title: answer.title })}>
            <SchemaTree schema={answer.schema} />
          </Fold>
        ))}
        <Fold title={t("tryIt")}>
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
            bodyTemplate={body ? JSON.stringify(bodyTemplate(body), null, 2) : null}
            needsIdempotencyKey={parameters.some((each) => each.in === "header" && each.name === "Idempotency-Key")}
          />
        </Fold>
      </div>
    </section>
  );
}

/** Opens and closes without script. */
function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="group">
      <summary className="flex min-h-11 items-center gap-2 px-5 py-2.5 font-medium text-ink -outline-offset-2 hover:bg-sunken md:px-6">
        <Icon name="chevron-right" className="size-4 text-muted transition-transform group-open:rotate-90 rtl:-scale-x-100" />
        {title}
      </summary>
      <div className="px-5 pt-2 pb-5 md:px-6">{children}</div>
    </details>
  );
}
