/** Longer strings are not ids; they are left unread. */
export const longestLiteral = 400;

/** The text without its quotes and prefix; good enough to decide whether to look closer. */
export const unquoted = (literal: string): string => literal.replace(/^[A-Za-z]{0,2}["'`]+|["'`]+$/g, '');
