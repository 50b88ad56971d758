// What the bundle of the command line runs: itself, or one of the threads that read files for it. One bundle for both,
// since the detector is most of it.
import { isMainThread, workerData } from 'node:worker_threads';
import { languageOf, speak } from './language';
import { compileLate } from './lateCompiling';

// Before the others are loaded: their tables of flags hold words.
if (isMainThread) {
	compileLate();
	speak(languageOf(process.argv.slice(2), process.env), __dirname);
	require('./main');
} else {
	speak(workerData.language, __dirname);
	require('./searchThread');
}
