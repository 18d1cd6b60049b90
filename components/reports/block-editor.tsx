import { FIGURE_DEFINITIONS } from "#lib/campaigns/schema";
import { newId } from "#lib/platform/crypto";
import { BLOCK_KINDS, BLOCK_LIMITS, type Block, FIGURE_NAMES, figureField, type ReportDetail } from "#lib/reports/schema";
import { useSay, useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Icon } from "../ui/icon.tsx";
import { NumberField } from "../ui/number-field.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";
import { blockName, KIND_KEYS } from "./report-words.tsx";

export interface BlockActions {
  add: FormAction;
  change: FormAction;
  move: FormAction;
  remove: FormAction;
}

const WORDS = ["heading", "text"] as const;
const DATA = BLOCK_KINDS.filter((kind) => kind !== "heading" && kind !== "text");

/** The blocks of a report in their order: each is moved, changed and removed by a form of its own, with or without script. */
export function BlockEditor({ report, actions }: { report: ReportDetail; actions: BlockActions }) {
  const t = useWords("reports");
  const { id: reportId, blocks, version } = report;
  const hidden = { reportId, version: String(version) };
  return (
    <Card title={t("blocks")} note={t("blocksNote")}>
      {blocks.length === 0 ? (
        <EmptyState icon="layers" title={t("noBlocks")} className="py-8">
          {t("noBlocksNote")}
        </EmptyState>
      ) : (
        <ol aria-label={t("blocks")} className="grid gap-3">
          {blocks.map((block, at) => (
            <BlockRow key={block.id} block={block} place={{ at, of: blocks.length }} hidden={{ ...hidden, blockId: block.id }} actions={actions} />
          ))}
        </ol>
      )}
      <div className="mt-6 grid gap-6 border-t pt-6 lg:grid-cols-2">
        <ActionForm action={actions.add} label={t("addData")} fields={["kind"]} hidden={{ ...hidden, isUsual: "yes" }} idempotencyKey={newId()}>
          <h3 className="font-semibold text-ink">{t("addData")}</h3>
          <Select name="kind" label={t("block")} options={DATA.map((kind) => ({ value: kind, label: t(KIND_KEYS[kind]) }))} />
          <div>
            <SubmitButton pendingLabel={t("adding")} aria-label={t("addData")}>
              {t("add")}
            </SubmitButton>
          </div>
        </ActionForm>
        <ActionForm action={actions.add} label={t("addWords")} fields={["kind", "text"]} hidden={hidden} idempotencyKey={newId()}>
          <h3 className="font-semibold text-ink">{t("addWords")}</h3>
          <Select name="kind" label={t("kind")} options={WORDS.map((kind) => ({ value: kind, label: t(KIND_KEYS[kind]) }))} />
          <TextArea name="text" label={t("words")} rows={3} maxLength={BLOCK_LIMITS.text} />
          <div>
            <SubmitButton pendingLabel={t("adding")} aria-label={t("addWords")}>
              {t("add")}
            </SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Card>
  );
}

interface BlockRowProps {
  block: Block;
  place: { at: number; of: number };
  hidden: Record<string, string>;
  actions: BlockActions;
}

function BlockRow({ block, place, hidden, actions }: BlockRowProps) {
  const t = useWords("reports");
  const name = blockName(block, t, useSay());
  const hasFields = "text" in block || "figures" in block || "figure" in block || "most" in block;
  return (
    <li className="grid gap-3 rounded-xl border p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 font-medium text-ink wrap-anywhere">
          <span className="me-2 text-muted tabular-nums">{place.at + 1}.</span>
          <bdi>{name}</bdi>
        </p>
        <div className="flex flex-wrap gap-1">
          {place.at > 0 ? <MoveButton to="up" name={name} hidden={hidden} action={actions.move} /> : null}
          {place.at < place.of - 1 ? <MoveButton to="down" name={name} hidden={hidden} action={actions.move} /> : null}
          <ActionForm action={actions.remove} hidden={hidden} className="contents">
            <SubmitButton variant="ghost" size="sm" aria-label={t("removeBlock", { block: name })}>
              {t("remove")}
            </SubmitButton>
          </ActionForm>
        </div>
      </div>
      {hasFields ? (
        <details>
          <summary className="min-h-6 rounded-sm font-medium text-sm text-soft">{t("changeBlock", { block: name })}</summary>
          <ActionForm
            action={actions.change}
            label={t("changeBlock", { block: name })}
            fields={["text", "figures", "figure", "most", ...FIGURE_NAMES.map(figureField)]}
            hidden={{ ...hidden, kind: block.kind }}
            className="mt-4 grid gap-5"
          >
            <BlockFields block={block} />
            <div>
              <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
            </div>
          </ActionForm>
        </details>
      ) : null}
    </li>
  );
}

function MoveButton({ to, name, hidden, action }: { to: "up" | "down"; name: string; hidden: Record<string, string>; action: FormAction }) {
  const t = useWords("reports");
  return (
    <ActionForm action={action} hidden={{ ...hidden, to }} className="contents">
      <SubmitButton
        variant="ghost"
        size="sm"
        icon={<Icon name={to === "up" ? "arrow-up" : "arrow-down"} className="size-4" />}
        aria-label={t(to === "up" ? "moveUp" : "moveDown", { block: name })}
      >
        {t(to)}
      </SubmitButton>
    </ActionForm>
  );
}

function BlockFields({ block }: { block: Block }) {
  const t = useWords("reports");
  const say = useSay();
  switch (block.kind) {
    case "heading":
      return <TextField name="text" label={t("words")} maxLength={BLOCK_LIMITS.heading} defaultValue={block.text} autoComplete="off" />;
    case "text":
      return <TextArea name="text" label={t("words")} rows={6} maxLength={BLOCK_LIMITS.text} defaultValue={block.text} />;
    case "figures":
      return (
        <fieldset className="grid gap-3">
          <legend className="mb-2 font-medium text-sm text-soft">{t("whichFigures")}</legend>
          <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
            {FIGURE_NAMES.map((name) => (
              <Checkbox
                key={name}
                name={figureField(name)}
                label={say(FIGURE_DEFINITIONS[name].label)}
                defaultChecked={block.figures.includes(name)}
              />
            ))}
          </div>
        </fieldset>
      );
    case "chart":
      return (
        <Select
          name="figure"
          label={t("figure")}
          defaultValue={block.figure}
          options={FIGURE_NAMES.map((name) => ({ value: name, label: say(FIGURE_DEFINITIONS[name].label) }))}
        />
      );
    case "campaigns":
      return <NumberField name="most" label={t("most")} min={1} max={BLOCK_LIMITS.campaigns} defaultValue={block.most} />;
    default:
      return null;
  }
}
