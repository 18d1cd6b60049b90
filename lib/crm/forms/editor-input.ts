import { z } from "zod";
import { changeFormInput, createFormInput, FORM_FIELDS } from "./schema.ts";

const typed = z.record(z.string(), z.string());

/** As the editor's page sends it: each field's use, label and need by themselves, and switches that are there only when they are on. */
function readTyped(sent: unknown): object {
  const fields = typed.parse(sent);
  const own = Object.fromEntries(Object.entries(fields).filter(([name]) => !/^(use|label|need)_/.test(name)));
  const asked = FORM_FIELDS.filter((name) => fields[`use_${name}`] === "on");
  return {
    ...own,
    isActive: fields.isActive === "on",
    fields: asked.map((name) => ({ name, label: fields[`label_${name}`] ?? "", isRequired: fields[`need_${name}`] === "on" })),
  };
}

export const createFormByHand = z.preprocess(readTyped, createFormInput);
export const changeFormByHand = z.preprocess(readTyped, changeFormInput.safeExtend({ id: z.uuid("This form was not found.") }));
