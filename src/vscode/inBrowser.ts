/** Whether this runs in a browser's web worker, where there is no Node.js. */
export const inBrowser = 'importScripts' in globalThis;
