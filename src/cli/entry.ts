// What the bundle runs: the command line, or one of the threads that read files for it and for the editor's scans. One
// bundle for all, since the detector is most of it and what ships must stay small.
import { isMainThread, workerData } from 'node:worker_threads';

if (isMainThread) {
	require('./main');
} else if (workerData === null || workerData === undefined) {
	require('./scanThread');
} else {
	require('./searchThread');
}
