export { Document } from 'flexsearch';
export { default as MiniSearch } from 'minisearch';
