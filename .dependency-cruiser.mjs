/**
 * The storeys of the house: a room imports those before it in this list and nothing behind it.
 * Checked by `npm run lint`; the README's map of folders is checked against the same list.
 */

/** Rooms of src/lib from the ground up; a room may import those before it. */
export const rooms = [
  'core',
  'incremental',
  'reading',
  'analysis',
  'archive',
  'harvest',
  'desk',
  'store',
  'search/format',
  'search/query',
  'search/build',
  'publish',
  'site',
  'build',
  'check',
  'cli',
  'dev',
];

const inRoom = (names) => `^src/lib/(${names.join('|')})/`;
const notTests = '\\.test\\.ts$|/fixtures/';

const upward = rooms.slice(0, -1).map((room, k) => ({
  name: `no-upward-import-from-${room.replace('/', '-')}`,
  comment: `${room} stands below the rooms that it would import`,
  severity: 'error',
  from: { path: inRoom([room]), pathNot: notTests },
  to: { path: inRoom(rooms.slice(k + 1)) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'files that import each other cannot be read one after the other',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...upward,
    {
      name: 'library-knows-no-templates',
      comment: 'the library does not import pages, components or commands',
      severity: 'error',
      from: { path: '^src/lib/', pathNot: notTests },
      to: { path: '^(src/(pages|components|layouts)|scripts|tests)/' },
    },
    {
      name: 'framework-only-in-the-build',
      comment: 'everything below build/ works without Astro',
      severity: 'error',
      from: { path: '^src/lib/', pathNot: '^src/lib/(build|cli|dev)/' },
      to: { path: '(^|node_modules/)astro(/|$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'node'],
    },
  },
};
