/** More page templates: sidebars full of links, tables within tables, a print view. */
import { lines, links, type Page, pairs } from './templates.ts';

/** 博达 VSB: ids begin with `vsb_`, a form around the article, a column of links at the left. */
export function vsb(page: Page): string {
  const facts = page.metadata.map(([label, value]) => `<span>${label}：${value}</span>`).join('&nbsp;&nbsp;');
  return `<!DOCTYPE html>
<HTML><HEAD><TITLE>${page.pageTitle}</TITLE>
<META Name="keywords" Content="${page.site}" />
<META charset="${page.charset}">
<!--Announced by Visual SiteBuilder 9-->
<script language="javascript" src="_sitegray/_sitegray.js"></script>
</HEAD>
<BODY>
<div class="nav"><ul>
${links(page.nav)}
</ul></div>
<div class="left"><h3>栏目导航</h3><ul>
${links(page.side)}
</ul></div>
<div class="right"><div class="wz">${page.crumb.join('')}</div>
<form name="_newscontent_fromname">
<div class="content-title">${page.title.join('')}</div>
<div class="content-info">${facts}&nbsp;&nbsp;点击数：<span id="hits">[<script>_showDynClicks("wbnews", 1, 2)</script>]</span></div>
<div id="vsb_content_2"><div class="v_news_content">
${page.article}
</div></div>
<p align="center">${page.share.map((text) => `【<a href="#">${text}</a>】`).join('')}</p>
<div class="sxt"><p>${page.prev.join('')}</p><p>${page.next.join('')}</p></div>
</form></div>
<div class="foot">${lines(page.foot)}</div>
</BODY></HTML>
`;
}

/** 开普云: the catalogue as a table, departments at the side, much script and many empty elements. */
export function ucap(page: Page): string {
  return `<!DOCTYPE html>
<html lang="${page.lang}">
<head>
<meta charset="${page.charset}" />
<title>${page.pageTitle}</title>
<meta name="SiteDomain" content="" /><meta name="ArticleTitle" content="${page.title.join('')}" />
<script>window.ucapConfig={"siteId":"4412830001","columnId":98812,"title":"栏目首页"};</script>
<style>@media print{.noprint{display:none}}</style>
</head>
<body>
<div class="pc-top"><div class="top-links"><a>长者助手</a><a>无障碍浏览</a><a>简</a><a>繁</a></div>
<ul class="main-nav">
${links(page.nav)}
</ul></div>
<div class="layout">
<div class="sidebar"><div class="tit">部门和镇街</div><ul>
${links(page.side)}
</ul></div>
<div class="content">
<div class="location">${page.crumb.join('')}</div>
<div class="classify"><table><tbody>
${pairs(page.metadata, (label, value) => `<td class="name">${label}：</td><td class="val"><span>${value}</span></td>`)}
</tbody></table></div>
<h3 class="title" id="title">${page.title.join('')}</h3>
<div class="subtitle noprint">${page.tool.map((text) => `<span>${text}</span>`).join('')}</div>
<div class="article-content" id="UCAP-CONTENT">
${page.article}
</div>
<div class="attach">${lines(page.attach)}</div>
<div class="func noprint">${page.share.map((text) => `<a href="javascript:void(0);">${text}</a>`).join('')}</div>
</div></div>
<div class="footer">${page.foot.map((text) => `<span>${text}</span>`).join('')}</div>
<div id="back-top"></div>
</body></html>
`;
}

/** Tables within tables of 2005: navigation, a column of links and the article are cells of one table. */
export function nested(page: Page): string {
  const facts = page.metadata.map(([label, value]) => `${label}:${value}`).join(' ');
  return `<html><head><title>${page.pageTitle}</title>
<meta http-equiv="Content-Type" content="text/html; charset=${page.charset}"></head>
<body topmargin="0"><center>
<table width="778" border="0"><tr><td><table width="100%"><tr>
${page.nav.map((text) => `<td align="center"><a href="#">${text}</a></td>`).join('\n')}
</tr></table></td></tr>
<tr><td><table width="100%"><tr><td width="180" valign="top"><table>
${page.side.map((text) => `<tr><td>·<a href="#">${text}</a></td></tr>`).join('\n')}
</table></td>
<td valign="top"><table width="100%"><tr><td>${page.crumb.join('')}</td></tr>
<tr><td align="center"><b><font size="4">${page.title.join('<br>')}</font></b></td></tr>
<tr><td align="center"><font color="#999999">${facts}</font></td></tr>
<tr><td><font size="3">
${page.article}
</font></td></tr>
<tr><td align="right">${page.share.join('')}</td></tr></table></td></tr></table></td></tr>
<tr><td align="center">${page.foot.join('<br>')}</td></tr></table>
</center></body></html>
`;
}

/** The view that a portal opens for printing: only title, a line of facts and the article. */
export function print(page: Page): string {
  const facts = page.metadata.map(([label, value]) => `${label}：${value}`).join(' ');
  return `<html><head><meta charset="${page.charset}"><title>${page.pageTitle}</title></head>
<body onload="window.print()">
<div align="right">${page.tool.join('')}</div>
<h2 align="center">${page.title.join('')}</h2>
<div align="center">${facts}</div>
<hr>
${page.article}
</body></html>
`;
}
