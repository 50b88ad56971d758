// What the bundle of the command line runs: itself, or one of the threads that read files for it. One bundle for both,
// since the detector is most of it.
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
	require('./main');
} else {
	require('./searchThread');
}
