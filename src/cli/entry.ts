#!/usr/bin/env node
// What the program of the command line runs: itself, or one of the threads that read files for it. Each reads only those
// parts of the program that it needs.
import { isMainThread, workerData } from 'node:worker_threads';
import { languageOf, speak } from './language';
import { compileLate } from './lateCompiling';

// Before the others are loaded: their tables of flags hold words.
if (isMainThread) {
	compileLate();
	speak(languageOf(process.argv.slice(2), process.env), __dirname);
	void import('./main').then(({ start }) => start(__dirname));
} else {
	speak(workerData.language, __dirname);
	void import('./searchThread');
}
