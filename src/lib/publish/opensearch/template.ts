/**
 * The one search that the engine answers, as a template in Mustache. What a reader typed comes in as text between
 * quotation marks and as parameters of kept scripts, so nobody can ask anything else.
 */
import { headingScore } from '../../search/query/engine/layout.ts';

const section = (name: string, body: string): string => `{{#${name}}}${body}{{/${name}}}`;
/** Items that end in commas, closed by one that adds nothing. */
const either = (items: string): string => `{"bool":{"should":[${items}{"match_none":{}}]}}`;
const every = (items: string): string => `{"bool":{"filter":[${items}{"match_all":{}}]}}`;
const phrase = (field: string): string => `{"match_phrase":{"${field}":"{{.}}"}},`;
/** Where readers see it: in the title or the text, headings included. */
const shown = phrase('title') + phrase('body');
/** Scored by occurrences, see `occurrences` in index-definition.ts. */
const scored = (field: string): string =>
  `{"match_phrase":{"${field}":{"query":"{{text}}","boost":"{{weight}}"}}},`;
const named = (field: string): string => section(field, phrase(field));

const near = every(section('all', `${either(section('forms', shown))},`));
const word = either(section('plain', shown) + section('near', `${near},`));

const values = (name: string, field: string): string =>
  section(`filters.${name}`, `{"term":{"${field}":"{{.}}"}},`);
const isAnyOf = (name: string, field: string): string =>
  `{{#filters.has.${name}}}${either(values(name, field))},{{/filters.has.${name}}}`;

/** By the names that counts are told under. */
const filters: Readonly<Record<string, string>> = {
  regions: section(
    'filters.regions',
    `${either(
      section('prefixes', '{"prefix":{"region":"{{.}}"}},') + section('keys', '{"term":{"region":"{{.}}"}},'),
    )},`,
  ),
  years: section('filters.years', '{"range":{"year":{"gte":"{{from}}","lte":"{{to}}"}}},'),
  kinds: isAnyOf('kinds', 'kind'),
  levels: isAnyOf('levels', 'level'),
  review: section('filters.review', '{"term":{"review":"{{.}}"}},'),
  figures: isAnyOf('figures', 'figures'),
};
const fields: Readonly<Record<string, string>> = {
  regions: 'region',
  years: 'year',
  kinds: 'kind',
  levels: 'level',
  review: 'review',
  figures: 'figures',
};

const allBut = (name: string): string =>
  every(
    Object.entries(filters)
      .filter(([other]) => other !== name)
      .map(([, filter]) => filter)
      .join(''),
  );

/** More values than any of the fields has. */
const mostValues = 10_000;

/** Counts what each value would give with all other filters in force. */
function facet(name: string): string {
  const field = fields[name] ?? name;
  // Texts without a value count under the empty one.
  const missing = name === 'regions' || name === 'levels' ? ',"missing":""' : '';
  const counted = `"${name}":{"filter":${allBut(name)},"aggs":{"values":{"terms":{"field":"${field}","size":${mostValues}${missing}}}}},`;
  return name === 'figures' ? section('countFigures', counted) : counted;
}

const script = (id: string, params: string): string =>
  `{"id":"${id}","params":{{#toJson}}${params}{{/toJson}}}`;
const occurrences =
  section('countByScore', script('juanzong-score', 'countByScore')) +
  section('countInText', script('juanzong-count', 'countInText'));
const rank = `{"_script":{"type":"number","order":"desc","script":${script('juanzong-rank', 'rank')}}},`;

/** Ends in a key that tells reports apart; the rank stands last where it is only told. */
const sort = [
  section('byScore', '{"_score":"desc"},'),
  section('byRank', rank),
  section('bySize', '{"size":"asc"},'),
  section('byRegion', '{"region":{"order":"asc","missing":"_last"}},'),
  '{"year":"desc"},',
  section('byDate', '{"published":"desc"},'),
  '{"id":"asc"}',
  section('rankLast', `,${rank.slice(0, -1)}`),
].join('');

/** How long the engine works on a search at most. */
const patience = '5s';
/** Copies that are told with a report. */
const mostCopies = 20;
const source = '"_source":["fragment","size","published"]';

const holds = (field: string): string =>
  either(section('counted', `{"match_phrase":{"${field}":"{{text}}"}},`));
const inTitle = holds('title');
const flags = section(
  'flags',
  `{"constant_score":{"filter":${inTitle},"boost":${headingScore * 2}}},` +
    `{"constant_score":{"filter":{"bool":{"filter":[${holds('heading')}],"must_not":[${inTitle}]}},"boost":${headingScore}}},`,
);

/** @returns JSON with sections of Mustache */
export function searchTemplateSource(): string {
  const required =
    section('words', `${word},`) +
    ['title', 'issuer', 'number'].map(named).join('') +
    section('match', `{"script":{"script":${script('juanzong-match', 'match')}}},`);
  const query = `{"bool":{"filter":[${required}{"match_all":{}}],"must_not":[${section('excluded', shown)}{"match_none":{}}],"should":[${section('counted', scored('title') + scored('body'))}${flags}{"match_none":{}}]}}`;
  const facets = Object.keys(filters).map(facet).join('');
  const kept = `"kept":{"filter":${allBut('')},"aggs":{"passages":{"sum":{"script":${occurrences}}},"copies":{"terms":{"field":"cluster","size":${mostValues},"min_doc_count":2}}}}`;
  return `{"from":"{{from}}","size":"{{size}}","timeout":"${patience}","track_scores":true,"track_total_hits":false,${source},"query":${query},"post_filter":${allBut('')},"sort":[${sort}],"collapse":{"field":"work","inner_hits":{"name":"copies","size":${mostCopies + 1},"track_scores":true,${source},"sort":[${sort}]}},"aggs":{"all":{"filter":{"match_all":{}}},${facets}${kept}}}`;
}
