/** Where records are kept, from the workspace folder. */
export const decisionFolder = '.weightwise/decisions';

/** The text for people beside a record: `product-search.md` of `product-search.json`. */
export const readableOf = (path: string): string => path.replace(/\.json$/, '.md');
