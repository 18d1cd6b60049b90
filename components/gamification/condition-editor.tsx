"use client";
import { useEffect, useRef, useState } from "react";
import type { Condition } from "#lib/gamification/schema";
import { Button } from "../ui/button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { Pick } from "./condition-controls.tsx";
import { blank, groupOf, isGroup, membersOf, moveAt, type Path, replaceAt } from "./condition-edit.ts";
import { LeafFields } from "./condition-leaf.tsx";
import type { Vocabulary } from "./condition-vocabulary.ts";

interface ConditionEditorProps {
  name: string;
  initial: Condition;
  vocabulary: Vocabulary;
}

/** Groups in groups: as deep as the language lets them be. */
const DEEPEST_GROUP = 4;
const MOST_MEMBERS = 10;

/**
 * Builds a condition of parts and groups by keyboard or pointer; the form sends it as JSON. Before its script has come, and
 * without it, the JSON itself can be edited.
 */
export function ConditionEditor({ name, initial, vocabulary }: ConditionEditorProps) {
  const { words } = vocabulary;
  const [isReady, setReady] = useState(false);
  const [whole, setWhole] = useState<Condition>(initial);
  const editor = useRef<HTMLFieldSetElement>(null);
  // Counts changes of the shape: a part that came to another place has fields of its own there.
  const [shape, setShape] = useState(0);
  const [toFocus, setToFocus] = useState<string | null>(null);
  useEffect(() => setReady(true), []);
  useEffect(() => {
    if (toFocus === null) return;
    // The focus goes where the change was made, and never to the top of the page.
    editor.current?.querySelector<HTMLElement>(`[data-part="${toFocus}"]`)?.focus();
    setToFocus(null);
  }, [toFocus]);
  if (!isReady) return <TextArea name={name} label={words.asJson} rows={8} defaultValue={JSON.stringify(initial, null, 2)} className="font-mono" />;
  const change = (next: Condition | null, focus: Path) => {
    setWhole(next ?? blank("count", vocabulary.today));
    setShape(shape + 1);
    setToFocus(focus.join("."));
  };
  return (
    <fieldset ref={editor} className="grid min-w-0 gap-3">
      <legend className="mb-2 font-medium text-sm text-soft">{words.condition}</legend>
      <input type="hidden" name={name} value={JSON.stringify(whole)} />
      <Part part={whole} path={[]} whole={whole} vocabulary={vocabulary} onChange={change} onEdit={setWhole} siblings={1} shape={shape} />
    </fieldset>
  );
}

interface PartProps {
  part: Condition;
  path: Path;
  whole: Condition;
  vocabulary: Vocabulary;
  siblings: number;
  shape: number;
  /** Of the shape: the focus goes to a part. */
  onChange: (whole: Condition | null, focus: Path) => void;
  /** Of what a part says: the focus stays. */
  onEdit: (whole: Condition) => void;
}

function Part(props: PartProps) {
  const { part, path, whole, vocabulary, onChange, onEdit } = props;
  const { words } = vocabulary;
  const label = `${isGroup(part) ? words.group : words.part} ${path.map((index) => index + 1).join(".")}`.trim();
  const put = (next: Condition) => onEdit(replaceAt(whole, path, next) ?? whole);
  return (
    <section
      aria-label={label}
      tabIndex={-1}
      data-part={path.join(".")}
      className={`grid min-w-0 gap-3 rounded-xl border p-3 sm:p-4 ${isGroup(part) ? "bg-sunken" : "bg-surface"}`}
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="font-medium text-ink text-sm">{label}</p>
        <PartActs {...props} label={label} />
      </div>
      {isGroup(part) ? <GroupFields {...props} part={part} /> : <LeafFields key={props.shape} leaf={part} vocabulary={vocabulary} onChange={put} />}
      {path.length === 0 && !isGroup(part) ? (
        <div>
          <Button size="sm" variant="secondary" onClick={() => onChange({ all: [part, blank("count", vocabulary.today)] }, [1])}>
            {words.addPart}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function PartActs({ part, path, whole, vocabulary, siblings, onChange, label }: PartProps & { label: string }) {
  const { words } = vocabulary;
  const index = path.at(-1);
  if (index === undefined) return null;
  const around = path.slice(0, -1);
  const act = (word: string, run: () => void, isShown: boolean, isDanger = false) =>
    isShown ? (
      <Button size="sm" variant={isDanger ? "danger-quiet" : "ghost"} aria-label={`${word}: ${label}`} onClick={run}>
        {word}
      </Button>
    ) : null;
  return (
    <div className="flex flex-wrap gap-1">
      {act(words.moveUp, () => onChange(moveAt(whole, path, -1), [...around, index - 1]), index > 0)}
      {act(words.moveDown, () => onChange(moveAt(whole, path, 1), [...around, index + 1]), index < siblings - 1)}
      {act(words.makeGroup, () => onChange(replaceAt(whole, path, groupOf("any", [part])), path), !isGroup(part) && path.length < DEEPEST_GROUP)}
      {act(words.remove, () => onChange(replaceAt(whole, path, null), siblings > 1 ? around : []), true, true)}
    </div>
  );
}

function GroupFields({ part, path, whole, vocabulary, shape, onChange, onEdit }: PartProps & { part: Parameters<typeof membersOf>[0] }) {
  const { words, today } = vocabulary;
  const needs = "all" in part ? "all" : "any";
  const members = membersOf(part);
  const add = (member: Condition) => onChange(replaceAt(whole, path, groupOf(needs, [...members, member])), [...path, members.length]);
  return (
    <>
      <Pick
        label={words.needs}
        value={needs}
        options={[
          { value: "all", label: words.needsAll },
          { value: "any", label: words.needsAny },
        ]}
        onPick={(next) => onEdit(replaceAt(whole, path, groupOf(next, members)) ?? whole)}
        className="max-w-60"
      />
      <ol className="grid gap-3">
        {members.map((member, index) => (
          // Parts have no name but their place; their fields are kept in the condition.
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
          <li key={index} className="min-w-0">
            <Part {...{ whole, vocabulary, shape, onChange, onEdit }} part={member} path={[...path, index]} siblings={members.length} />
          </li>
        ))}
      </ol>
      {members.length < MOST_MEMBERS ? (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" variant="secondary" onClick={() => add(blank("count", today))}>
            {words.addPart}
          </Button>
          {path.length < DEEPEST_GROUP - 1 ? (
            <Button size="sm" variant="secondary" onClick={() => add({ any: [blank("count", today), blank("measure", today)] })}>
              {words.addGroup}
            </Button>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
