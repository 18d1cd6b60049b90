"use client";
import { useEffect, useRef, useState } from "react";
import type { CrmChoice } from "#lib/crm/schema";
import { Combobox } from "../ui/combobox.tsx";
import { sendJson } from "../ui/send-json.ts";

const PAUSE_MS = 200;

interface KinFieldProps {
  kind: "lead" | "contact" | "company";
  name: string;
  label: string;
  hint: string;
  /** What is offered before anything is typed, with what stands there. */
  choices: CrmChoice[];
  defaultValue?: string;
  /** What stands for none, where there is no script. */
  none: string;
}

const optionOf = ({ id, name, detail }: CrmChoice) => ({ value: id, label: name, ...(detail && { detail }) });

/** One of all the leads, contacts or companies: the latest at once, the others by typing a part of their name or address. */
export function KinField({ kind, name, label, hint, choices, defaultValue, none }: KinFieldProps) {
  const [found, setFound] = useState<CrmChoice[]>([]);
  const asked = useRef<{ timer?: ReturnType<typeof setTimeout>; latest: string }>({ latest: "" });
  useEffect(() => () => clearTimeout(asked.current.timer), []);

  const ask = (typed: string) => {
    const search = typed.trim();
    clearTimeout(asked.current.timer);
    asked.current.latest = search;
    if (search === "") return;
    asked.current.timer = setTimeout(async () => {
      const query = new URLSearchParams({ kind, search: search.slice(0, 100) });
      const { data } = await sendJson<CrmChoice[]>("GET", `/api/v1/crm-choices?${query}`, "");
      // An answer that was overtaken by more typing is not looked at. Without one, what is there can still be chosen.
      if (data && asked.current.latest === search)
        setFound((before) => [...data, ...before.filter(({ id }) => !data.some((each) => each.id === id))]);
    }, PAUSE_MS);
  };

  // What was found stays, so that what was chosen among it does.
  const offered = [...choices, ...found.filter(({ id }) => !choices.some((each) => each.id === id))];
  return (
    <div className="min-w-0">
      <Combobox name={name} label={label} hint={hint} options={offered.map(optionOf)} defaultValue={defaultValue} onType={ask} isOptional />
      <noscript>
        <select name={name} defaultValue={defaultValue ?? ""} aria-label={label} className="field mt-2">
          <option value="">{none}</option>
          {choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.name}
            </option>
          ))}
        </select>
      </noscript>
    </div>
  );
}
