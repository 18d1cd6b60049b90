import type { FilePlan } from "#lib/services/schema";

export interface PlanWords {
  enters: string;
  changes: string;
  takesOut: string;
  /** With `{number}` in it. */
  staysAsItIs: string;
  nothingToDo: string;
  nothing: string;
}

/** What applying a file of services would do. */
export function FilePlanView({ plan, words }: { plan: FilePlan; words: PlanWords }) {
  const { creates, changes, removes, unchanged } = plan;
  if (creates.length + changes.length + removes.length === 0) return <p className="text-ink text-sm">{words.nothingToDo}</p>;
  return (
    <div className="grid gap-5 text-sm">
      <Named title={words.enters} tone="border-good" services={creates} />
      {changes.length > 0 ? (
        <section className="grid gap-2">
          <h3 className="font-semibold text-ink">{words.changes}</h3>
          <ul className="grid gap-3 border-warn border-s-2 ps-4">
            {changes.map(({ key, fields }) => (
              <li key={key} className="grid min-w-0 gap-1">
                <code className="text-ink">{key}</code>
                <dl className="grid gap-1">
                  {fields.map(({ field, before, after }) => (
                    <div key={field} className="flex flex-wrap gap-x-2 wrap-anywhere">
                      <dt className="text-muted">{field}</dt>
                      <dd>
                        <del className="text-muted">{before || words.nothing}</del> <span aria-hidden="true">→</span>{" "}
                        <ins className="text-ink no-underline">{after || words.nothing}</ins>
                      </dd>
                    </div>
                  ))}
                </dl>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Named title={words.takesOut} tone="border-bad" services={removes} />
      <p className="text-muted">{words.staysAsItIs.replace("{number}", String(unchanged))}</p>
    </div>
  );
}

function Named({ title, tone, services }: { title: string; tone: string; services: FilePlan["creates"] }) {
  if (services.length === 0) return null;
  return (
    <section className="grid gap-2">
      <h3 className="font-semibold text-ink">{title}</h3>
      <ul className={`grid gap-1 border-s-2 ps-4 ${tone}`}>
        {services.map(({ key, name }) => (
          <li key={key} className="min-w-0 wrap-anywhere">
            <bdi className="text-ink">{name}</bdi> <code className="text-muted text-xs">{key}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
