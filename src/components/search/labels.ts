/** Words for values of the schema, taken from the filters that the page was built with. */
export interface Labels {
  kind(value: string): string;
  level(value: string): string;
}

export function readLabels(root: ParentNode): Labels {
  const label = (name: string, value: string) =>
    root
      .querySelector(`input[name="${name}"][value="${CSS.escape(value)}"]`)
      ?.closest('label')
      ?.querySelector('.filter-name')?.textContent ?? value;
  return { kind: (value) => label('kind', value), level: (value) => label('level', value) };
}
