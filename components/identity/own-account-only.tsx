import { useWords } from "#components/format/words";
import { Callout } from "../ui/callout.tsx";
import { PageHeader } from "../ui/page-header.tsx";

/** In place of a page of somebody's own account, while a member of staff acts as them. */
export function OwnAccountOnly({ title, name }: { title: string; name: string }) {
  const t = useWords("account");
  return (
    <div className="grid gap-6">
      <PageHeader title={title} />
      <Callout tone="warn" title={t("youActAsName2", { name })}>
        {t("thisPageBelongsToThePerson")}
      </Callout>
    </div>
  );
}
