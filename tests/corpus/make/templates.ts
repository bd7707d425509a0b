/**
 * Page templates in the manner of the content systems that portals run on. All are written for this corpus;
 * class names and comments are those that such systems leave in a page.
 */
export interface Page {
  readonly charset: string;
  readonly lang: string;
  readonly pageTitle: string;
  readonly site: string;
  readonly url: string | null;
  readonly title: readonly string[];
  readonly article: string;
  readonly metadata: readonly (readonly [string, string])[];
  readonly nav: readonly string[];
  readonly crumb: readonly string[];
  readonly side: readonly string[];
  readonly tool: readonly string[];
  readonly share: readonly string[];
  readonly attach: readonly string[];
  readonly prev: readonly string[];
  readonly next: readonly string[];
  readonly foot: readonly string[];
}

export const links = (texts: readonly string[], tag = 'li'): string =>
  texts.map((text) => `<${tag}><a href="#">${text}</a></${tag}>`).join('\n');

export const lines = (texts: readonly string[], tag = 'p'): string =>
  texts.map((text) => `<${tag}>${text}</${tag}>`).join('\n');

const saved = (page: Page): string => {
  if (page.url === null) return '';
  return `<!-- saved from url=(${String(page.url.length).padStart(4, '0')})${page.url} -->\n`;
};

/** Two cells of label and value in each row, as in catalogues of disclosure. */
export function pairs(metadata: Page['metadata'], cell: (label: string, value: string) => string): string {
  const rows: string[] = [];
  for (let i = 0; i < metadata.length; i += 2) {
    rows.push(
      `<tr>${metadata
        .slice(i, i + 2)
        .map(([label, value]) => cell(label, value))
        .join('')}</tr>`,
    );
  }
  return rows.join('\n');
}

/** Layout by tables and font tags, as hand-made sites had it about 2005-2012. */
export function plain(page: Page): string {
  const facts = page.metadata.map(([label, value]) => `${label}：${value}`).join('&nbsp;&nbsp;&nbsp;&nbsp;');
  return `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML><HEAD><TITLE>${page.pageTitle}</TITLE>
<META http-equiv=Content-Type content="text/html; charset=${page.charset}">
<STYLE type=text/css>TD { FONT-SIZE: 12px } A { COLOR: #333 }</STYLE>
<SCRIPT language=JavaScript>function ContentSize(size){document.all.zoom.style.fontSize=size+"px";}</SCRIPT>
</HEAD>
<BODY bgColor=#ffffff leftMargin=0 topMargin=0>
<TABLE width=980 border=0 cellPadding=0 cellSpacing=0 align=center><TR>
${page.nav.map((text) => `<TD height=30 align=middle><A href="index.asp">${text}</A></TD>`).join('\n')}
</TR></TABLE>
<TABLE width=980 border=0 align=center><TR><TD height=25>&nbsp;${page.crumb.join('')}</TD></TR></TABLE>
<TABLE width=980 border=0 align=center><TR><TD align=middle><FONT color=#cc0000 size=5><B>${page.title.join('<BR>')}</B></FONT></TD></TR>
<TR><TD align=middle bgColor=#f5f5f5>${facts}</TD></TR>
<TR><TD id=zoom style="FONT-SIZE: 14px; LINE-HEIGHT: 25px">
${page.article}
</TD></TR>
<TR><TD align=right>${page.share.join('&nbsp;')}</TD></TR>
<TR><TD>${[...page.prev, ...page.next].map((text) => `<LI>${text}</LI>`).join('\n')}</TD></TR></TABLE>
<TABLE width=980 border=0 align=center><TR><TD align=middle height=60>${page.foot.join('<BR>')}</TD></TR></TABLE>
</BODY></HTML>
`;
}

/** TRS WCM: the article in an editor class of its own, the catalogue in a table above. */
export function trs(page: Page): string {
  return `<!DOCTYPE html>
${saved(page)}<html lang="${page.lang}">
<head>
<meta charset="${page.charset}">
<meta name="SiteName" content="${page.site}">
<meta name="ColumnName" content="法治政府建设">
<title>${page.pageTitle}</title>
<script>var _hmt = _hmt || []; (function(){ var hm = document.createElement("script"); })();</script>
<style>.TRS_Editor P{line-height:2;font-size:16px;}</style>
</head>
<body>
<div class="header"><div class="wrap"><ul class="nav">
${links(page.nav)}
</ul><div class="search"><input type="text" value="请输入关键字"><button>搜索</button></div></div></div>
<div class="wrap">
<div class="position">${page.crumb.join('')}</div>
<table class="xxgk_table" width="100%"><tbody>
${pairs(page.metadata, (label, value) => `<th>${label}:</th><td>${value}</td>`)}
</tbody></table>
<div class="xl_con">
<h1 class="xl_tit">${page.title.join('<br/>')}</h1>
<div class="xl_tool">${page.tool.map((text) => `<span>${text}</span>`).join(' ')}</div>
<div class="view TRS_UEDITOR trs_paper_default trs_web"><div class="TRS_Editor">
${page.article}
</div></div>
<div class="fujian"><ul>${links(page.attach)}</ul></div>
<div class="bdsharebuttonbox">${page.share.map((text) => `<a>${text}</a>`).join('')}</div>
</div></div>
<div class="footer">
${lines(page.foot)}
</div>
</body></html>
`;
}

/** JCMS (大汉): comments around the parts, the article in #zoom, facts repeated in meta elements. */
export function jcms(page: Page): string {
  const published = page.metadata.find(([label]) => /公开日期|发布日期/.test(label))?.[1] ?? '';
  return `<!doctype html>
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=${page.charset}">
<title>${page.pageTitle}</title>
<meta name="ArticleTitle" content="${page.title.join('')}">
<meta name="PubDate" content="${published}">
<meta name="author" content="">
</head>
<body>
<div id="top"><ul>
${links(page.nav)}
</ul></div>
<div class="dqwz">${page.crumb.join('')}</div>
<div class="bt-box"><table class="bt_table" border="0" cellpadding="0" cellspacing="0">
${pairs(page.metadata, (label, value) => `<td class="t1"><b>${label}</b></td><td class="t2">${value}</td>`)}
</table></div>
<div class="main-txt">
<!--<$[标题名称(html)]>begin--><div class="title">${page.title.join('<br>')}</div><!--<$[标题名称(html)]>end-->
<div class="info">${page.tool.map((text) => `<span>${text}</span>`).join('')}</div>
<div id="zoom" class="bt_content"><!--ZJEG_RSS.content.begin-->
${page.article}
<!--ZJEG_RSS.content.end--></div>
<div class="print">${page.share.map((text) => `<a href="javascript:void(0)">${text}</a>`).join('')}</div>
<div class="pn"><p>${page.prev.join('')}</p><p>${page.next.join('')}</p></div>
</div>
<div id="footer"><div>${page.foot.join('&nbsp;&nbsp;')}</div></div>
</body></html>
`;
}

/** A list of label and value above the article, as newer responsive portals have it. */
export function list(page: Page): string {
  return `<!DOCTYPE html>
<html lang="${page.lang}">
<head>
<meta charset="${page.charset}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.pageTitle}</title>
</head>
<body>
<header><a class="logo">${page.site}</a><nav><ul>
${links(page.nav)}
</ul></nav></header>
<main class="container">
<div class="crumbs">${page.crumb.join('')}</div>
<ul class="zwgk-info clearfix">
${page.metadata.map(([label, value]) => `<li><span class="l">${label}：</span><em>${value}</em></li>`).join('\n')}
</ul>
<article>
<h2 class="article-title">${page.title.join('')}</h2>
<p class="article-tool">${page.tool.join('　')}</p>
<div class="article-content" id="content">
${page.article}
</div>
</article>
<div class="share-bar">${page.share.map((text) => `<button type="button">${text}</button>`).join('')}</div>
</main>
<footer>
${lines(page.foot)}
</footer>
<div class="qr"><img alt="" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"></div>
</body></html>
`;
}

/** Only the article block, as copied out of the inspector. */
export function block(page: Page): string {
  return `<div class="article">
<h3 align="center">${page.title.join('<br>')}</h3>
${page.article}
</div>
`;
}

/** A ministry: facts in a line above the article, the title only in the head of the page. */
export function ministry(page: Page): string {
  return `<!DOCTYPE html>
<html>
<head><meta charset="${page.charset}"><title>${page.pageTitle}</title></head>
<body>
<div class="head_nav"><ul>
${links(page.nav)}
</ul></div>
<div class="lmy-position">${page.crumb.join('')}</div>
<div class="pages_content_box">
<div class="pages-date">${page.tool.map((text) => `<span class="font">${text}</span>`).join('　')}</div>
<div class="pages_content" id="UCAP-CONTENT">
${page.article}
</div>
<div class="related">${page.share.map((text) => `<a>${text}</a>`).join(' ')}</div>
</div>
<div class="bottom">${page.foot.map((text) => `<span>${text}</span>`).join('')}</div>
</body></html>
`;
}

/** A mill of model documents: advertising around and between, no official facts. */
export function mill(page: Page): string {
  return `<!DOCTYPE html>
<html>
<head><meta charset="${page.charset}"><title>${page.pageTitle}</title>
<link rel="canonical" href="${page.url ?? ''}">
<meta name="keywords" content="工作总结,法治政府,范文"></head>
<body class="single">
<div class="topnav">${page.nav.map((text) => `<a>${text}</a>`).join(' ')}</div>
<div class="mbx">${page.crumb.join('')}</div>
<div class="content"><h1>${page.title.join('')}</h1><div class="meta">${page.tool.join('')}</div>
<div class="entry">
${page.article}
</div>
<div class="down">${lines(page.attach)}</div>
<ul class="post-nav">${links([...page.prev, ...page.next])}</ul></div>
<div class="sidebar"><ul>
${links(page.share)}
</ul></div>
<div class="foot">${lines(page.foot)}</div>
</body></html>
`;
}

/** Facts in a definition list, scripts and hidden elements among the text. */
export function dl(page: Page): string {
  return `<!DOCTYPE html>
<html>
<head><meta charset="${page.charset}"><title>${page.pageTitle}</title>
<meta name="ArticleTitle" content="${page.title.join('')}">
<link rel="stylesheet" href="style.css"></head>
<body>
<div style="display:none">本页面支持键盘导航，按 Tab 键进入正文区</div>
<nav aria-label="主导航"><ul>
${links(page.nav)}
</ul></nav>
<div class="bread">${page.crumb.join('')}</div>
<dl class="gk-list">
${page.metadata.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('\n')}
</dl>
<section class="detail">
<h1>${page.title.join('')}</h1>
<div class="bar">${page.tool.map((text) => `<i>${text}</i>`).join('')}</div>
<script>document.write('<span class="hits">点击率</span>');</script>
<noscript>请开启浏览器脚本功能</noscript>
<div class="con">
${page.article}
</div>
<div class="related"><h4>相关文件</h4>${lines(page.attach)}</div>
<div class="ops">${page.share.map((text) => `<a href="javascript:;">${text}</a>`).join('')}</div>
</section>
<footer role="contentinfo">${lines(page.foot)}</footer>
</body></html>
`;
}
