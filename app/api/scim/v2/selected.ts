import { selectAttributes } from "#lib/scim";

interface Choice {
  attributes?: string;
  excludedAttributes?: string;
}

/** A resource with the attributes that the request asks for. */
export const selected = (resource: Record<string, unknown>, { attributes, excludedAttributes }: Choice) =>
  selectAttributes(resource, attributes, excludedAttributes);

/** The same for each resource of a list. */
export const selectedPage = (page: Record<string, unknown> & { Resources: Record<string, unknown>[] }, choice: Choice) => ({
  ...page,
  Resources: page.Resources.map((each) => selected(each, choice)),
});

/** A search names attributes in lists, a query in one text. */
export const namesOf = ({
  attributes,
  excludedAttributes,
}: {
  attributes?: string[] | undefined;
  excludedAttributes?: string[] | undefined;
}): Choice => ({
  ...(attributes && { attributes: attributes.join(",") }),
  ...(excludedAttributes && { excludedAttributes: excludedAttributes.join(",") }),
});
