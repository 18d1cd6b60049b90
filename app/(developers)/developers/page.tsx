import type { Metadata } from "next";
import { getWords } from "#components/format/words";
import { buttonStyle } from "#components/ui/button-style";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SearchForm } from "#components/ui/search-form";
import { TextLink } from "#components/ui/text-link";
import { SiteFrame } from "../../(marketing)/site-frame.tsx";
import { MethodBadge } from "./method-badge.tsx";
import type { Operation } from "./operations.ts";
import { matching, portalOperations } from "./portal-operations.ts";
import { TryingNote } from "./trying-note.tsx";

const PATH = "/developers";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getWords("site");
  return { title: t("developers"), description: t("theJsonApiOfThePortal") };
}

/** What the API can do, group by group; each operation has a page of its own. */
export default async function DevelopersPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const t = await getWords("site");
  const asked = (await searchParams).search;
  const search = typeof asked === "string" ? asked.slice(0, 100) : "";
  const { title, description, operations } = portalOperations();
  const groups = Map.groupBy(matching(operations, search), ({ tag }) => tag);
  return (
    <SiteFrame>
      <div className="grid gap-8">
        <PageHeader
          title={title}
          note={description}
          actions={
            // Not a page of ours: the browser fetches it as a document.
            <a href="/api/openapi.json" className={buttonStyle("secondary")}>
              <Icon name="file-text" />
              {t("openapiDocument")}
            </a>
          }
        />
        <TryingNote path={PATH} />
        <SearchForm action={PATH} label={t("searchOperations")} defaultValue={search} />
        {groups.size === 0 ? (
          <EmptyState icon="search" title={t("noOperationFits")} action={<LinkButton href={PATH}>{t("allOperations")}</LinkButton>}>
            {t("tryAnotherWord")}
          </EmptyState>
        ) : null}
        {[...groups].map(([tag, group]) => (
          <OperationGroup key={tag} tag={tag} operations={group} />
        ))}
      </div>
    </SiteFrame>
  );
}

function OperationGroup({ tag, operations }: { tag: string; operations: Operation[] }) {
  const id = tag.toLowerCase().replaceAll(" ", "-");
  return (
    <section aria-labelledby={id} className="grid min-w-0 gap-3">
      <h2 id={id} className="scroll-mt-6 font-semibold text-ink text-lg">
        {tag}
      </h2>
      <ul className="divide-y rounded-2xl border bg-surface">
        {operations.map((operation) => (
          <li
            key={operation.id}
            className="relative grid min-w-0 grid-cols-[4.5rem_minmax(0,1fr)] items-center gap-x-3 gap-y-1 px-5 py-3 first:rounded-t-2xl last:rounded-b-2xl hover:bg-sunken md:grid-cols-[4.5rem_minmax(0,2fr)_minmax(0,3fr)]"
          >
            <span>
              <MethodBadge method={operation.method} />
            </span>
            <TextLink isStretched href={`${PATH}/${operation.id}`} className="wrap-anywhere">
              {operation.summary}
            </TextLink>
            <code className="col-start-2 font-mono text-muted text-xs wrap-anywhere md:col-start-3">{operation.path}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
