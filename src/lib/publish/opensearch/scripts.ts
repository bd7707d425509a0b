/**
 * Scripts that the engine keeps: they read the comparable text of a report where the lists of places do not tell
 * enough, that is for words near each other and for the distance of several words. The same rules as in
 * `search/query/evaluate.ts` and `pattern.ts`, in the engine's language.
 */
import { headingScore, rankFactors } from '../../search/query/engine/layout.ts';

/** Farther apart than any two words that are compared. */
const unknownDistance = 1_000_000;

/** Places of words in a text; the zones of the text end at `ends`. */
const functions = `
List stretches(String text, def forms) {
  List found = new ArrayList();
  for (def form : forms) {
    String word = form;
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      found.add(new int[] {at, at + word.length()});
  }
  return found;
}
boolean joins(int[] from, int[] next, def gap) {
  int behind = next[0] - from[2];
  int before = from[1] - next[1];
  int least = gap.least;
  int most = gap.most;
  boolean ordered = gap.ordered;
  return (behind >= least && behind <= most) || (!ordered && before >= least && before <= most);
}
void nearIn(String run, int from, def term, List places) {
  List open = new ArrayList();
  for (int[] first : stretches(run, term.forms)) open.add(new int[] {first[0], first[0], first[1]});
  for (def gap : term.gaps) {
    if (open.isEmpty()) return;
    List further = stretches(run, gap.forms);
    List joined = new ArrayList();
    for (int[] one : open)
      for (int[] next : further)
        if (joins(one, next, gap)) joined.add(new int[] {one[0], next[0], next[1]});
    open = joined;
  }
  Set starts = new HashSet();
  for (int[] one : open) starts.add(from + one[0]);
  places.addAll(starts);
}
void near(String text, def term, List places) {
  int from = 0;
  while (from < text.length()) {
    int end = text.indexOf("\n", from);
    if (end < 0) end = text.length();
    if (end > from) nearIn(text.substring(from, end), from, term, places);
    from = end + 1;
  }
}
List placesOf(String text, def word) {
  List places = new ArrayList();
  for (def term : word) {
    if (term.gaps.isEmpty()) for (int[] one : stretches(text, term.forms)) places.add(one[0]);
    else near(text, term, places);
  }
  Collections.sort(places);
  return places;
}
int[] zones(List places, long[] ends) {
  int[] counts = new int[5];
  for (int place : places) {
    int zone = 0;
    while (zone < 4 && place >= ends[zone]) zone++;
    counts[zone]++;
  }
  return counts;
}
boolean shown(String text, long[] ends, def word) {
  int[] counts = zones(placesOf(text, word), ends);
  return counts[0] + counts[4] > 0;
}
int closest(List words) {
  if (words.size() < 2) return 0;
  int best = ${unknownDistance};
  int[] at = new int[words.size()];
  while (true) {
    int first = 0;
    int last = -1;
    for (int k = 0; k < words.size(); k++) {
      List places = words[k];
      if (at[k] >= places.size()) return best;
      int place = places[at[k]];
      List lowest = words[first];
      if (place < (int) lowest[at[first]]) first = k;
      if (place > last) last = place;
    }
    List lowest = words[first];
    int span = last - (int) lowest[at[first]];
    if (span < best) best = span;
    at[first]++;
  }
}
long[] endsOf(def values) {
  long[] ends = new long[5];
  for (int k = 0; k < 5; k++) ends[k] = values[k];
  return ends;
}`;

const text = `
String text = doc['line'].value.utf8ToString();
long[] ends = endsOf(doc['ends']);`;

/** Words in the title, words in headings only, distance, occurrences: one number, the higher the better. */
const rank = `${functions}${text}
long titleWords = 0;
long headingWords = 0;
long count = 0;
List all = new ArrayList();
for (def word : params.words) {
  List places = placesOf(text, word);
  int[] counts = zones(places, ends);
  if (counts[0] > 0) titleWords++;
  else if (counts[1] > 0) headingWords++;
  count += counts[0] + counts[4];
  all.add(places);
}
long distance = closest(all);
long words = titleWords * ${rankFactors.headingWords}L + headingWords;
return (double) ((words * ${rankFactors.distance}L + ${rankFactors.distance - 1}L - distance) * ${rankFactors.count}L + count);`;

const count = `${functions}${text}
long count = 0;
for (def word : params.words) {
  int[] counts = zones(placesOf(text, word), ends);
  count += counts[0] + counts[4];
}
return count;`;

const match = `${functions}${text}
for (def word : params.require) if (!shown(text, ends, word)) return false;
if (params.exclude.size() > 0 && shown(text, ends, params.exclude)) return false;
return true;`;

/** By the name under which the template asks for them. */
export const engineScripts: Readonly<Record<string, string>> = {
  'juanzong-rank': rank,
  'juanzong-count': count,
  'juanzong-match': match,
  'juanzong-score': `return (_score.longValue() % ${headingScore}L) / params.unit;`,
};
