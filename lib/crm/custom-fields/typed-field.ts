import { z } from "zod";
import { changeFieldInput } from "./schema.ts";

const typed = z.record(z.string(), z.string());
const OPTION = "option_";

/** As the page sends it: a line for each choice that is offered, empty for one to be taken out, and new ones one on each line. */
function readTyped(sent: unknown): object {
  const { moreOptions = "", ...fields } = typed.parse(sent);
  const kept = Object.entries(fields).flatMap(([name, label]) =>
    name.startsWith(OPTION) && label.trim() !== "" ? [{ key: name.slice(OPTION.length), label }] : [],
  );
  const more = moreOptions.split("\n").flatMap((label) => (label.trim() === "" ? [] : [{ label }]));
  return { ...Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith(OPTION))), options: [...kept, ...more] };
}

export const changeFieldByHand = z.preprocess(readTyped, changeFieldInput.safeExtend({ id: z.uuid("This field was not found.") }));
