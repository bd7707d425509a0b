import { escapeText, frame } from './frame.mjs';

const heading = /<h([2-4]) id="([^"]+)"[^>]*>(.*?)<\/h\1>/g;

function toc(html) {
  const lines = [...html.matchAll(heading)].map(([, , id, text]) => `<li><a href="#${id}">${text}</a></li>`);
  return `<aside><ul>${lines.join('')}</ul></aside>`;
}

export function render({ content, title, issuer, source, region, period, kind, published, original }) {
  const facts = {
    机关: issuer,
    时期: period && `${period.start} – ${period.end}`,
    种类: kind,
    来源: source,
    发布: published,
    原件: `${original.file} ${original.bytes} ${original.sha256}`,
  };
  const rows = Object.entries(facts).map(([name, value]) => `<dt>${name}</dt><dd>${escapeText(value)}</dd>`);
  const path = `<p class="path">${escapeText(region?.path.join(' › '))}</p>`;
  return frame(
    title,
    `<article>${path}<h1>${escapeText(title)}</h1><dl>${rows.join('')}</dl>${toc(content)}${content}</article>`,
  );
}
