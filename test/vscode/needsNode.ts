/**
 * The tests of the shared suite that a browser's extension host cannot run, by their whole title, and why. All others
 * run in both hosts. A title that is no test's fails the run.
 */
export const needsNode: Readonly<Record<string, string>> = {};
