import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getWords, useWords } from "#components/format/words";
import { Icon } from "#components/ui/icon";
import { PageHeader } from "#components/ui/page-header";
import { TextLink } from "#components/ui/text-link";
import { SiteFrame } from "../../../(marketing)/site-frame.tsx";
import { MethodBadge } from "../method-badge.tsx";
import type { Operation } from "../operations.ts";
import { portalOperations } from "../portal-operations.ts";
import { TryingNote } from "../trying-note.tsx";
import { OperationParts } from "./operation-parts.tsx";

interface Props {
  params: Promise<{ operation: string }>;
}

const find = async (params: Props["params"]) => {
  const { operation: id } = await params;
  return portalOperations().operations.find((each) => each.id === id);
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const operation = await find(params);
  return operation ? { title: operation.summary, description: `${operation.method} ${operation.path}` } : {};
}

/** One operation of the API: what it does, who may, what goes in, what comes out, and a form to try it. */
export default async function OperationPage({ params }: Props) {
  const t = await getWords("site");
  const operation = await find(params);
  if (!operation) notFound();
  const { id, method, path, summary, access, tag } = operation;
  const { operations } = portalOperations();
  const at = operations.indexOf(operation);
  return (
    <SiteFrame>
      <div className="grid min-w-0 gap-8 lg:grid-cols-[16rem_minmax(0,1fr)]">
        <GroupNav tag={tag} operations={operations.filter((each) => each.tag === tag)} current={id} />
        <div className="grid min-w-0 content-start gap-6">
          <PageHeader
            title={summary}
            breadcrumbs={[{ label: t("developers"), href: "/developers" }, { label: summary }]}
            note={
              <span className="flex items-center gap-1.5">
                <Icon name="lock" className="size-4 shrink-0" />
                {access}
              </span>
            }
          />
          <p className="flex min-w-0 items-start gap-2">
            <MethodBadge method={method} />
            <code className="min-w-0 font-mono text-ink text-sm wrap-anywhere">{path}</code>
          </p>
          <OperationParts operation={operation} />
          <TryingNote path={`/developers/${id}`} />
          <Neighbours before={operations[at - 1]} after={operations[at + 1]} />
        </div>
      </div>
    </SiteFrame>
  );
}

function GroupNav({ tag, operations, current }: { tag: string; operations: Operation[]; current: string }) {
  const t = useWords("site");
  return (
    <nav
      aria-label={t("operations")}
      className="hidden min-w-0 lg:sticky lg:top-6 lg:block lg:max-h-[calc(100dvh-3rem)] lg:self-start lg:overflow-y-auto"
    >
      <TextLink href="/developers">{t("allOperations")}</TextLink>
      <p className="mt-5 mb-1 px-2 font-medium text-muted text-xs">{tag}</p>
      <ul>
        {operations.map(({ id, method, summary }) => (
          <li key={id}>
            <TextLink
              href={`/developers/${id}`}
              aria-current={id === current ? "page" : undefined}
              className="grid min-h-9 grid-cols-[4rem_minmax(0,1fr)] items-center gap-2 rounded-lg px-2 py-1 font-normal text-soft no-underline -outline-offset-2 hover:bg-tint hover:text-ink hover:no-underline aria-[current]:bg-tint aria-[current]:font-medium aria-[current]:text-ink"
            >
              <span>
                <MethodBadge method={method} />
              </span>
              <span className="wrap-anywhere">{summary}</span>
            </TextLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Neighbours({ before, after }: { before: Operation | undefined; after: Operation | undefined }) {
  const t = useWords("site");
  return (
    <nav aria-label={t("otherOperations")} className="flex flex-wrap justify-between gap-4 border-t pt-4 text-sm">
      {before ? (
        <p>
          <span className="block text-muted text-xs">{t("before")}</span>
          <TextLink href={`/developers/${before.id}`}>{before.summary}</TextLink>
        </p>
      ) : null}
      {after ? (
        <p className="ms-auto text-end">
          <span className="block text-muted text-xs">{t("after")}</span>
          <TextLink href={`/developers/${after.id}`}>{after.summary}</TextLink>
        </p>
      ) : null}
    </nav>
  );
}
