import anchor from 'markdown-it-anchor';

/** Pages of a hundred reports by the values that they have under a name. */
function parts(reports, name) {
  const byKey = new Map();
  for (const item of reports) {
    for (const key of item.data[name] ?? []) {
      if (!byKey.has(key)) byKey.set(key, []);
      byKey.get(key).push(item);
    }
  }
  return [...byKey].flatMap(([key, items]) =>
    Array.from({ length: Math.ceil(items.length / 100) }, (_, i) => ({
      key,
      page: i + 1,
      items: items.slice(i * 100, i * 100 + 100),
    })),
  );
}

export default function (config) {
  config.amendLibrary('md', (md) => md.use(anchor));
  for (const name of ['years', 'provinces']) {
    config.addCollection(`${name}Parts`, (api) => parts(api.getFilteredByTag('report'), name));
  }
  return { dir: { input: 'content', includes: '../includes', output: 'site' } };
}
