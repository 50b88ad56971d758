// A file is read once per change, so following names must end soon however they are knotted.

/** Names that stand for names are followed so far. */
export const deepestPath = 12;

/** A name stands for so many values at most. */
export const mostValues = 400;
