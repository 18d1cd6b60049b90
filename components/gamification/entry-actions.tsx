import { useWords } from "#components/format/words";
import type { EntryWithConsequences } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import type { FormAction } from "../ui/action-form.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";

/** What staff can do about an entry. */
export interface EntryActs {
  reverse: FormAction;
  hold: FormAction;
  decide: FormAction;
}

/** The acts that an entry allows, each with its consequences before it is done; nothing where it allows none. */
export function EntryActions({ shown, acts }: { shown: EntryWithConsequences; acts: EntryActs }) {
  const { entry, balance, level, availableAfter, isReversible, isHoldable, hold } = shown;
  const t = useWords("points");
  const f = useFormats();
  const named = { points: f.number(entry.points), name: entry.userName ?? t("somebodyWhoIsGone") };
  const available = (after: number) => t("availableBecomes", { before: f.number(balance.available), after: f.number(after) });
  const levelFollows =
    level.now === level.after
      ? t("levelStays", { level: f.number(level.now) })
      : t("levelBecomes", { before: f.number(level.now), after: f.number(level.after) });
  const isOpenHold = hold?.id === entry.id && hold.decision === null;
  if (!isReversible && !isHoldable && !isOpenHold) return null;
  const common = { reason: { hint: t("reasonHint") } };
  return (
    <div className="flex flex-wrap gap-3">
      {isReversible ? (
        <ConfirmDialog
          {...common}
          title={t("takeBackQuestion", named)}
          consequences={[
            ...(hold && hold.decision === null ? [t("releasedFirst")] : []),
            available(availableAfter),
            ...(availableAfter < 0 ? [t("thisIsADebt")] : []),
            levelFollows,
            t("nothingIsRemoved"),
          ]}
          trigger={{ label: t("takeBack"), variant: "secondary" }}
          action={acts.reverse}
          hidden={{ id: entry.id }}
          confirmLabel={t("takeBack")}
          pendingLabel={t("takingBack")}
          tone="danger"
        />
      ) : null}
      {isHoldable ? (
        <ConfirmDialog
          {...common}
          title={t("holdQuestion", named)}
          consequences={[available(balance.available - entry.points), t("levelAndRankStay"), t("personSeesHold")]}
          trigger={{ label: t("hold"), variant: "secondary" }}
          action={acts.hold}
          hidden={{ id: entry.id }}
          confirmLabel={t("hold")}
          pendingLabel={t("holding")}
        />
      ) : null}
      {isOpenHold ? (
        <>
          <ConfirmDialog
            {...common}
            title={t("giveBackQuestion", named)}
            consequences={[available(balance.available + entry.points), t("levelAndRankStay")]}
            trigger={{ label: t("giveBack"), variant: "secondary" }}
            action={acts.decide}
            hidden={{ id: entry.id, decision: "release" }}
            confirmLabel={t("giveBack")}
            pendingLabel={t("givingBack")}
          />
          <ConfirmDialog
            {...common}
            title={t("takeAwayQuestion", named)}
            consequences={[t("countsAsNeverEarned"), levelFollows, t("nothingIsRemoved")]}
            trigger={{ label: t("takeAway"), variant: "secondary" }}
            action={acts.decide}
            hidden={{ id: entry.id, decision: "forfeit" }}
            confirmLabel={t("takeAway")}
            pendingLabel={t("takingAway")}
            tone="danger"
          />
        </>
      ) : null}
    </div>
  );
}
