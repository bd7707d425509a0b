export const escapeText = (text) => String(text ?? '').replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

export const frame = (title, main) => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeText(title)} · 卷宗</title><meta name="description" content="${escapeText(title)}">
<link rel="stylesheet" href="/site.css"></head><body>
<header><a href="/">卷宗</a><nav><a href="/years/">年份</a> <a href="/provinces/">地区</a></nav></header>
<main>${main}</main><footer><a href="/">卷宗</a></footer></body></html>`;

/** A list of the reports in one part of a collection. */
export const list = (name) => ({
  data: {
    pagination: { data: `collections.${name}Parts`, size: 1, alias: 'part' },
    permalink: ({ part }) => `/${name}/${part.key}/${part.page}/index.html`,
  },
  render: ({ part }) => {
    const lines = part.items.map(
      ({ url, data }) =>
        `<li><a href="${url}">${escapeText(data.title)}</a> ${escapeText(data.issuer)} ${escapeText(data.published)}</li>`,
    );
    return frame(part.key, `<h1>${escapeText(part.key)}</h1><ol>${lines.join('')}</ol>`);
  },
});
