import { useSay, useWords } from "#components/format/words";
import { Badge, type Tone } from "#components/ui/badge";
import { Card } from "#components/ui/card";
import { TextLink } from "#components/ui/text-link";
import { PERMISSIONS, type Permission } from "#lib/access";
import type { RoleChange, RoleInput } from "#lib/members/schema";

interface RoleDifferenceProps {
  before: Pick<RoleInput, "name" | "description">;
  after: Pick<RoleInput, "name" | "description">;
  change: RoleChange;
}

/** What a change of a role would do: the permissions, and the people who would gain or lose them. */
export function RoleDifference({ before, after, change }: RoleDifferenceProps) {
  const t = useWords("portal");
  const { added, widened, narrowed, removed } = change;
  const isRenamed = before.name !== after.name || before.description !== after.description;
  const isUnchanged = [added, widened, narrowed, removed].every((list) => list.length === 0);
  return (
    <>
      <Card title={t("whatChanges")}>
        <div className="grid gap-5">
          {isRenamed ? (
            <p className="text-soft text-sm wrap-anywhere">
              {t("becomes", {
                before: before.name,
                after: after.name,
                hasDescription: after.description ? "yes" : "no",
                description: after.description ?? "",
              })}
            </p>
          ) : null}
          {isUnchanged ? <p className="text-soft text-sm">{t("noPermissionChanges")}</p> : null}
          <Group title={t("noLongerAllowed")} tone="bad" permissions={removed} />
          <Group title={t("onlyWithTheirOwnRecordsFrom")} tone="warn" permissions={narrowed} />
          <Group title={t("withAllRecordsFromNowOn")} tone="good" permissions={widened} />
          <Group title={t("newlyAllowed")} tone="good" permissions={added} />
        </div>
      </Card>
      <Card title={removed.length + narrowed.length > 0 ? t("whoLosesThis") : t("whomItConcerns")}>
        <People change={change} />
      </Card>
    </>
  );
}

function Group({ title, tone, permissions }: { title: string; tone: Tone; permissions: string[] }) {
  const say = useSay();
  if (permissions.length === 0) return null;
  return (
    <div className="grid gap-2">
      <h3 className="font-medium text-ink text-sm">{title}</h3>
      <ul aria-label={title} className="flex flex-wrap gap-2">
        {permissions.map((permission) => (
          <li key={permission}>
            <Badge tone={tone}>{say(PERMISSIONS[permission as Permission])}</Badge>
          </li>
        ))}
      </ul>
    </div>
  );
}

function People({ change: { members, memberCount } }: { change: RoleChange }) {
  const t = useWords("portal");
  if (memberCount === 0) return <p className="text-soft text-sm">{t("nobodyHasThisRole")}</p>;
  return (
    <div className="grid gap-2">
      <ul aria-label={t("peopleWithThisRole")} className="flex flex-wrap gap-x-4 gap-y-2 text-sm">
        {members.map(({ userId, name }) => (
          <li key={userId}>
            <TextLink href={`/portal/team/${userId}`}>
              <bdi>{name}</bdi>
            </TextLink>
          </li>
        ))}
      </ul>
      {memberCount > members.length ? (
        <p className="text-muted text-sm">{t("andValueMore2", { value: String(memberCount - members.length) })}</p>
      ) : null}
    </div>
  );
}
