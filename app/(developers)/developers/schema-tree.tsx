import { useWords } from "#components/format/words";
import type { Schema } from "./operations.ts";
import { limitsOf, objectWithin, typeText } from "./schema-text.ts";

// Schemas may refer to themselves; nobody reads deeper than this.
const MAX_DEPTH = 8;

/** What a JSON value looks like, as a nested list; objects within objects open on demand. */
export function SchemaTree({ schema, depth = 0 }: { schema: Schema; depth?: number }) {
  const object = objectWithin(schema);
  const fields = Object.entries(object?.properties ?? {});
  if (!object || fields.length === 0 || depth > MAX_DEPTH) return <Facts schema={schema} />;
  return (
    <div className="min-w-0">
      {depth === 0 && object !== schema ? <p className="mb-2 text-muted text-xs">{typeText(schema)}</p> : null}
      <ul className={`grid gap-2 ${depth > 0 ? "border-s ps-4" : ""}`}>
        {fields.map(([name, field]) => (
          <li key={name} className="min-w-0">
            <Field name={name} field={field} isRequired={object.required?.includes(name) ?? false} depth={depth} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Field({ name, field, isRequired, depth }: { name: string; field: Schema; isRequired: boolean; depth: number }) {
  const t = useWords("site");
  const label = (
    <>
      <code className="font-medium font-mono text-ink text-xs wrap-anywhere">{name}</code>
      {isRequired ? null : <span className="text-muted text-xs"> {t("optional")}</span>} <Facts schema={field} />
    </>
  );
  if (!objectWithin(field)) return <p>{label}</p>;
  return (
    <details>
      <summary className="min-h-6 rounded-sm">
        <span aria-hidden="true" className="inline-block w-4 text-muted">
          ›
        </span>
        {label}
      </summary>
      <div className="mt-2 ms-4">
        <SchemaTree schema={field} depth={depth + 1} />
      </div>
    </details>
  );
}

function Facts({ schema }: { schema: Schema }) {
  const limits = limitsOf(schema);
  return (
    <span className="text-soft text-xs wrap-anywhere">
      {typeText(schema)}
      {limits.length > 0 ? <span className="text-muted">{`: ${limits.join("; ")}`}</span> : null}
      {schema.description ? <span className="block text-muted">{schema.description}</span> : null}
    </span>
  );
}
