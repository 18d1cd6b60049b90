import type { Metadata } from "next";
import { getWords, useWords } from "#components/format/words";
import { buttonStyle } from "#components/ui/button-style";
import { Callout } from "#components/ui/callout";
import { Icon } from "#components/ui/icon";
import { PageHeader } from "#components/ui/page-header";
import { TextLink } from "#components/ui/text-link";
import { getRuntime } from "#lib/platform/runtime";
import { openApiDocument } from "#lib/web";
import { SiteFrame } from "../../(marketing)/site-frame.tsx";
import { currentVisitor } from "../../(marketing)/visitor.ts";
import { apiModules } from "../../api/modules.ts";
import { MethodBadge, OperationCard } from "./operation-card.tsx";
import { type Operation, operationsOf } from "./operations.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getWords("site");
  return { title: t("developers"), description: t("theJsonApiOfThePortal") };
}

export default async function DevelopersPage() {
  const t = await getWords("site");
  const visitor = await currentVisitor();
  const { title, description, operations } = operationsOf(openApiDocument(apiModules, getRuntime().config.publicUrl));
  const groups = Map.groupBy(operations, ({ tag }) => tag);
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
        <Callout tone="info" title={t("tryingIsDoing")}>
          {visitor?.actor.kind === "user"
            ? t("requestsFromThisPageAreSent", { name: visitor.actor.name })
            : t.rich("youAreNotSignedInSo", { link: (chunks) => <TextLink href="/login?next=/developers">{chunks}</TextLink> })}
        </Callout>
        <div className="grid min-w-0 gap-8 lg:grid-cols-[16rem_minmax(0,1fr)]">
          <Contents groups={groups} />
          <div className="grid min-w-0 content-start gap-10">
            {[...groups].map(([tag, group]) => (
              <div key={tag} className="grid min-w-0 gap-4">
                <h2 className="font-semibold text-ink text-xl">{tag}</h2>
                {group.map((operation) => (
                  <OperationCard key={operation.id} operation={operation} />
                ))}
              </div>
            ))}
          </div>
        </div>
      </div>
    </SiteFrame>
  );
}

function Contents({ groups }: { groups: Map<string, Operation[]> }) {
  const t = useWords("site");
  return (
    <nav aria-label={t("operations")} className="min-w-0 lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:self-start lg:overflow-y-auto">
      <ul className="grid gap-5">
        {[...groups].map(([tag, group]) => (
          <li key={tag} className="min-w-0">
            <p className="mb-1 font-medium text-muted text-xs">{tag}</p>
            <ul>
              {group.map(({ id, method, summary }) => (
                <li key={id}>
                  <a
                    href={`#${id}`}
                    className="flex min-h-9 items-center gap-2 rounded-lg px-2 py-1 text-soft -outline-offset-2 hover:bg-tint hover:text-ink"
                  >
                    <MethodBadge method={method} />
                    <span className="min-w-0">{summary}</span>
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}
