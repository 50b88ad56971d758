// What a thread does that searches files: it takes some at a time, and tells what they say until none are left.
import { parentPort, workerData } from 'node:worker_threads';
import { createDetector } from '../core/detect/detect';
import { watchedWorkspace } from '../core/detect/keptDetections';
import type { Log } from '../core/host';
import { isParserSpent } from '../core/syntax/parserMemory';
import { type Batch, nextOf, type Queue } from './batches';
import { createHost } from './host';
import type { Language } from './language';
import { type Searched, searchFile, type WantedFiles } from './searchedFile';
import { createNoStore } from './store';
import { createWorkspace } from './workspace';

/** What a thread is started with. */
export interface ThreadTask {
	/** The paths that the run was given, around which other files may be looked at. */
	readonly paths: readonly string[];
	readonly cwd: string;
	/** The folder with the grammars. */
	readonly assets: string;
	readonly wanted: WantedFiles;
	readonly queue: Queue;
	readonly language: Language;
}

export type FromThread =
	| { readonly places: Batch['places']; readonly searched: readonly Searched[] }
	| { readonly level: keyof Log; readonly message: string };

async function serve(port: NonNullable<typeof parentPort>, task: ThreadTask): Promise<void> {
	const { paths, cwd, assets, wanted, queue } = task;
	const say = (answer: FromThread) => port.postMessage(answer);
	const speak = (level: keyof Log) => (message: string) => say({ level, message });
	const log: Log = {
		debug: speak('debug'),
		info: speak('info'),
		warn: speak('warn'),
		error: speak('error'),
	};
	const workspace = watchedWorkspace(await createWorkspace(paths, cwd));
	const detector = createDetector(createHost({ store: createNoStore(), log, assets }), workspace);
	for (let batch = nextOf(queue); batch; batch = nextOf(queue)) {
		const searched: Searched[] = [];
		for (const file of batch.files) {
			searched.push(await searchFile(file, { detector, workspace }, wanted));
			if (isParserSpent()) {
				break;
			}
		}
		say({ places: batch.places.slice(0, searched.length), searched });
		if (isParserSpent()) {
			// Its memory is given back with its end; what is left of the batch is read by whoever started it.
			return;
		}
	}
}

if (parentPort) {
	void serve(parentPort, workerData as ThreadTask);
}
