/** What the groups of a Rich Text file are for (RTF 1.9.1, destinations). */

/** Groups whose text is no text of the document, with all that stands in them. */
export const skipped = new Set(
  'colortbl rsidtbl listtable listoverridetable revtbl filetbl pgptbl themedata colorschememapping datastore latentstyles generator xmlnstbl sp nonshppict shprslt pict objdata objclass objname atnid atnauthor atndate atnref atnparent atnicn atrfstart atrfend bkmkstart bkmkend xe tc txe rxe tcf fontemb fontfile falt panose template operator comment doccomm company manager hlinkbase category keywords subject creatim revtim printim buptim private background pntxta pntxtb pnseclvl datafield formfield ffdeftext ffname ffl blipuid picprop passwordhash wgrffmtfilter ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn docvar userprops ebcstart ebcend'.split(
    ' ',
  ),
);

/** Groups marked as optional whose text is a part of the document. */
export const entered = new Set(
  'shppict shpinst shptxt ud fldinst annotation do dptxbxtext listtext pntext moMath moMathPara mmath'.split(
    ' ',
  ),
);

/** Text of its own beside that of the document. */
export const stories: Readonly<Record<string, 'header' | 'footer' | 'footnote' | 'annotation' | 'box'>> = {
  header: 'header',
  headerl: 'header',
  headerr: 'header',
  headerf: 'header',
  footer: 'footer',
  footerl: 'footer',
  footerr: 'footer',
  footerf: 'footer',
  footnote: 'footnote',
  annotation: 'annotation',
  shptxt: 'box',
  dptxbxtext: 'box',
};

/** Control words that stand for characters. */
export const characters: Readonly<Record<string, string>> = {
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emdash: '—',
  endash: '–',
  bullet: '•',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: '\u2005',
};

/** Properties of the document by the names of their groups, with those of Dublin Core. */
export const information: Readonly<Record<string, string>> = {
  title: 'dc:title',
  author: 'dc:creator',
};
