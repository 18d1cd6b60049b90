import { getWords } from "#components/format/words";
import { Callout } from "#components/ui/callout";
import { TextLink } from "#components/ui/text-link";
import { currentVisitor } from "../../(marketing)/visitor.ts";

/** Whose rights a request from these pages has. `path` is where signing in leads back to. */
export async function TryingNote({ path }: { path: string }) {
  const t = await getWords("site");
  const visitor = await currentVisitor();
  return (
    <Callout tone="info" title={t("tryingIsDoing")}>
      {visitor?.actor.kind === "user"
        ? t("requestsFromThisPageAreSent", { name: visitor.actor.name })
        : t.rich("youAreNotSignedInSo", { link: (chunks) => <TextLink href={`/login?next=${path}`}>{chunks}</TextLink> })}
    </Callout>
  );
}
