/** What the script that runs in browsers finds set where it is to be the thread that reads files. */
export const threadMark = 'weightwiseReadsFiles';

/** What a web worker has that such a thread uses. */
export interface ThreadScope {
	readonly [threadMark]?: true;
	postMessage(message: unknown): void;
	addEventListener(type: 'message', listen: (event: { readonly data: never }) => void): void;
}

/** Stands before the script there: it is written for a host that hands it `module`, as the editor's does. */
export const beforeThread = `"use strict";var module={exports:{}},exports=module.exports;globalThis.${threadMark}=true;`;
